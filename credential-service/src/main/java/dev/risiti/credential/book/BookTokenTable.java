package dev.risiti.credential.book;

import dev.risiti.credential.vault.Secret;
import dev.risiti.credential.vault.Secret.Kind;
import dev.risiti.credential.vault.Vault;
import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code book_token}. A refresh is claimed with a lease on the clock of the database, so that no row is locked
 * while the provider is asked; each change guards itself by the version it started from, so that an older token never
 * replaces a newer one.
 */
@ApplicationScoped
class BookTokenTable {
    private static final String CONNECT = """
            insert into book_token (book_id, connected_with, refresh_token, state) values (?, ?, ?, 'CONNECTED')
            on conflict (book_id) do update
               set connected_with = excluded.connected_with, refresh_token = excluded.refresh_token,
                   access_token = null, access_expires = null, obtained_at = null,
                   version = book_token.version + 1, state = 'CONNECTED', claim_owner = null, claim_until = null""";

    private static final String FIND = """
            select refresh_token, access_token, access_expires, obtained_at, version, state
              from book_token where book_id = ?""";

    private static final String CLAIM = """
            update book_token
               set claim_owner = ?, claim_until = now() + ? * interval '1 millisecond'
             where book_id = ? and version = ? and (claim_until is null or claim_until < now())""";

    private static final String RENEW = """
            update book_token
               set refresh_token = ?, access_token = ?, access_expires = ?, obtained_at = ?,
                   version = version + 1, state = 'CONNECTED', claim_owner = null, claim_until = null
             where book_id = ? and version = ?""";

    private static final String RELEASE =
            "update book_token set claim_owner = null, claim_until = null where book_id = ? and claim_owner = ?";

    private static final String DISCONNECT = """
            update book_token
               set access_token = null, access_expires = null, obtained_at = null, state = 'RECONNECT_REQUIRED',
                   claim_owner = null, claim_until = null
             where book_id = ? and version = ?""";

    private final AgroalDataSource database;
    private final Vault vault;

    BookTokenTable(AgroalDataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * Connects the book with a refresh token from a person. The token it was connected with last time changes nothing:
     * the provider may have replaced it since.
     */
    void connect(String bookId, String refreshToken) {
        if (connectedWith(bookId).filter(refreshToken::equals).isPresent()) {
            return;
        }
        byte[] sealed = vault.seal(new Secret(Kind.REFRESH_TOKEN, bookId), refreshToken);
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(CONNECT)) {
            upsert.setString(1, bookId);
            upsert.setBytes(2, sealed);
            upsert.setBytes(3, sealed);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Connecting book " + bookId, e);
        }
    }

    private Optional<String> connectedWith(String bookId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select connected_with from book_token where book_id = ? for update")) {
            select.setString(1, bookId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(open(Kind.REFRESH_TOKEN, bookId, row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading the token of book " + bookId, e);
        }
    }

    Optional<StoredToken> find(String bookId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, bookId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(token(bookId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading the token of book " + bookId, e);
        }
    }

    private StoredToken token(String bookId, ResultSet row) throws SQLException {
        byte[] access = row.getBytes(2);
        return new StoredToken(
                bookId,
                open(Kind.REFRESH_TOKEN, bookId, row.getBytes(1)),
                access == null ? null : open(Kind.ACCESS_TOKEN, bookId, access),
                instant(row.getTimestamp(3)),
                instant(row.getTimestamp(4)),
                row.getLong(5),
                row.getString(6).equals("CONNECTED"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private String open(Kind kind, String bookId, byte[] sealed) {
        return vault.openText(new Secret(kind, bookId), sealed);
    }

    /** @return whether this caller, and no other, may refresh this version of the token */
    boolean claim(StoredToken token, String owner, Duration lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setString(1, owner);
            update.setLong(2, lease.toMillis());
            update.setString(3, token.bookId());
            update.setLong(4, token.version());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Claiming the token of book " + token.bookId(), e);
        }
    }

    /** @return false when a newer token is there already */
    boolean renew(StoredToken from, Grant.Renewed renewed, Instant obtainedAt) {
        String bookId = from.bookId();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(RENEW)) {
            update.setBytes(1, vault.seal(new Secret(Kind.REFRESH_TOKEN, bookId), renewed.refreshToken()));
            update.setBytes(2, vault.seal(new Secret(Kind.ACCESS_TOKEN, bookId), renewed.accessToken()));
            update.setTimestamp(3, Timestamp.from(obtainedAt.plus(renewed.lifetime())));
            update.setTimestamp(4, Timestamp.from(obtainedAt));
            update.setString(5, bookId);
            update.setLong(6, from.version());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Storing the token of book " + bookId, e);
        }
    }

    void release(String bookId, String owner) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setString(1, bookId);
            update.setString(2, owner);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Releasing the token of book " + bookId, e);
        }
    }

    /** @return false when a newer token is there already */
    boolean disconnect(StoredToken from) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(DISCONNECT)) {
            update.setString(1, from.bookId());
            update.setLong(2, from.version());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Disconnecting book " + from.bookId(), e);
        }
    }
}
