package dev.risiti.bench.baseline;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.Sale;
import dev.risiti.oscu.wire.SaleAnswer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What was signed: one row per sale, one commit per row. */
@ApplicationScoped
class ReceiptTable {
    private static final String TABLE = """
            create table if not exists receipt (
                tenant_id          text        not null,
                source             text        not null,
                source_document_id text        not null,
                device_id          text        not null,
                invoice_number     bigint      not null,
                receipt_number     bigint      not null,
                internal_data      text        not null,
                signature          text        not null,
                signed_at          timestamptz not null,
                decided_at         timestamptz not null default now(),
                primary key (tenant_id, source, source_document_id),
                unique (device_id, invoice_number)
            )
            """;

    private final AgroalDataSource dataSource;

    ReceiptTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Before the first record comes. */
    void create(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the table of receipts", e);
        }
    }

    boolean holds(DocumentIdentity sale) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select 1 from receipt where tenant_id = ? and source = ? and source_document_id = ?")) {
            statement.setString(1, sale.tenantId());
            statement.setString(2, sale.source());
            statement.setString(3, sale.sourceDocumentId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for " + sale, e);
        }
    }

    /** 0 for a device without a receipt. */
    long lastNumber(String deviceId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select coalesce(max(invoice_number), 0) from receipt where device_id = ?")) {
            statement.setString(1, deviceId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the last number of " + deviceId, e);
        }
    }

    void insert(Sale sale, long number, SaleAnswer answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into receipt (tenant_id, source, source_document_id, device_id, invoice_number,
                                             receipt_number, internal_data, signature, signed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            statement.setString(1, sale.tenantId());
            statement.setString(2, sale.source());
            statement.setString(3, sale.sourceDocumentId());
            statement.setString(4, sale.deviceId());
            statement.setLong(5, number);
            statement.setLong(6, answer.curRcptNo());
            statement.setString(7, answer.intrlData());
            statement.setString(8, answer.rcptSign());
            statement.setObject(9, answer.sdcDateTime().atOffset(java.time.ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot save the receipt of " + sale.identity(), e);
        }
    }
}
