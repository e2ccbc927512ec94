package dev.risiti.credential.book;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.books.BookMapping;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code book}. */
@ApplicationScoped
public class BookTable {
    private static final String COLUMNS =
            "select book_id, tenant_id, provider, account_id, name, mapping::text from book ";

    /** Changes nothing when the account is another tenant's. */
    private static final String UPSERT = """
            insert into book (book_id, tenant_id, provider, account_id, name, mapping, created_at, changed_at)
            values (?, ?, ?, ?, ?, ?::jsonb, now(), now())
            on conflict (provider, account_id)
            do update set name = excluded.name, mapping = excluded.mapping, changed_at = now()
             where book.tenant_id = excluded.tenant_id
            returning book_id""";

    private final AgroalDataSource database;

    BookTable(AgroalDataSource database) {
        this.database = database;
    }

    /** @return the book's id, or nothing when the account is another tenant's */
    Optional<String> store(String tenantId, String provider, String accountId, String name, BookMapping mapping) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, UUID.randomUUID().toString());
            upsert.setString(2, tenantId);
            upsert.setString(3, provider);
            upsert.setString(4, accountId);
            upsert.setString(5, name);
            upsert.setString(6, EventJson.text(mapping));
            try (ResultSet row = upsert.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Storing a book", e);
        }
    }

    public List<Book> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + "order by book_id");
                ResultSet rows = select.executeQuery()) {
            List<Book> books = new ArrayList<>();
            while (rows.next()) {
                books.add(book(rows));
            }
            return books;
        } catch (SQLException e) {
            throw new StorageFailure("Reading the books", e);
        }
    }

    public Optional<Book> find(String bookId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + "where book_id = ?")) {
            select.setString(1, bookId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(book(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading book " + bookId, e);
        }
    }

    private static Book book(ResultSet row) throws SQLException {
        return new Book(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                EventJson.read(row.getString(6).getBytes(StandardCharsets.UTF_8), BookMapping.class));
    }
}
