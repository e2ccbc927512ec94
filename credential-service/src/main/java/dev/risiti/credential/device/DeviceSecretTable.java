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

/** The table {@code device_secret}: the communication key, and the answer that brought it. Encrypted at rest. */
@ApplicationScoped
public class DeviceSecretTable {
    private final AgroalDataSource database;
    private final Vault vault;

    DeviceSecretTable(AgroalDataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Keeps KRA's answer to the initialisation as it came. */
    public void storeAnswer(String deviceId, byte[] answer) {
        upsert("initialisation_answer", deviceId, vault.seal(answerOf(deviceId), answer));
    }

    public Optional<byte[]> answer(String deviceId) {
        return sealed("initialisation_answer", deviceId).map(bytes -> vault.open(answerOf(deviceId), bytes));
    }

    public void storeKey(String deviceId, String communicationKey) {
        upsert("communication_key", deviceId, vault.seal(keyOf(deviceId), communicationKey));
    }

    public Optional<String> key(String deviceId) {
        return sealed("communication_key", deviceId).map(bytes -> vault.openText(keyOf(deviceId), bytes));
    }

    private static Secret answerOf(String deviceId) {
        return new Secret(Secret.Kind.INITIALISATION_ANSWER, deviceId);
    }

    private static Secret keyOf(String deviceId) {
        return new Secret(Secret.Kind.COMMUNICATION_KEY, deviceId);
    }

    private void upsert(String column, String deviceId, byte[] sealed) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into device_secret (device_id, %1$s, changed_at) values (?, ?, now())
                        on conflict (device_id)
                        do update set %1$s = excluded.%1$s, changed_at = now()""".formatted(column))) {
            upsert.setString(1, deviceId);
            upsert.setBytes(2, sealed);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Storing a secret of device " + deviceId, e);
        }
    }

    private Optional<byte[]> sealed(String column, String deviceId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select %s from device_secret where device_id = ?".formatted(column))) {
            select.setString(1, deviceId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading a secret of device " + deviceId, e);
        }
    }
}
