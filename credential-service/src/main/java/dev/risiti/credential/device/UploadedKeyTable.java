package dev.risiti.credential.device;

import dev.risiti.credential.vault.Secret;
import dev.risiti.credential.vault.Vault;
import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table {@code uploaded_key}: keys entered over HTTPS that wait to be named by an adopt. Encrypted at rest. */
@ApplicationScoped
class UploadedKeyTable {
    private final AgroalDataSource database;
    private final Vault vault;

    UploadedKeyTable(AgroalDataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** @return the reference to name it by */
    String store(String deviceId, String communicationKey) {
        String reference = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into uploaded_key (key_reference, device_id, communication_key, uploaded_at)
                        values (?, ?, ?, now())""")) {
            insert.setString(1, reference);
            insert.setString(2, deviceId);
            insert.setBytes(3, vault.seal(secret(deviceId), communicationKey));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Storing an uploaded key of device " + deviceId, e);
        }
        return reference;
    }

    /** The key uploaded for this device under this reference; it is gone from here then. */
    Optional<String> take(String deviceId, String reference) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from uploaded_key where key_reference = ? and device_id = ?
                        returning communication_key""")) {
            delete.setString(1, reference);
            delete.setString(2, deviceId);
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? Optional.of(vault.openText(secret(deviceId), row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Taking an uploaded key of device " + deviceId, e);
        }
    }

    private static Secret secret(String deviceId) {
        return new Secret(Secret.Kind.COMMUNICATION_KEY, deviceId);
    }
}
