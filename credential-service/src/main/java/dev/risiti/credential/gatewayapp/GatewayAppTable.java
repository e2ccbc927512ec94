package dev.risiti.credential.gatewayapp;

import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.contracts.device.Environment;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code gateway_app}. Secrets are encrypted at rest. */
@ApplicationScoped
class GatewayAppTable {
    /** Changes nothing when the name is an app of the other environment. */
    private static final String STORE = """
            insert into gateway_app (name, environment, client_id, client_secret, app_id, created_at, changed_at)
            values (?, ?, ?, ?, ?, now(), now())
            on conflict (name) do update
               set client_id = excluded.client_id, client_secret = excluded.client_secret, app_id = excluded.app_id,
                   changed_at = now()
             where gateway_app.environment = excluded.environment""";

    private static final String CORRECT = """
            update gateway_app set app_id = ?, changed_at = now()
             where name = ? and environment = ? and client_id = ?""";

    private final AgroalDataSource database;
    private final Vault vault;

    GatewayAppTable(AgroalDataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** @return false when the name is an app of the other environment */
    boolean store(GatewayAppCredentials app) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(STORE)) {
            upsert.setString(1, app.name());
            upsert.setString(2, app.environment().name());
            upsert.setString(3, app.clientId());
            upsert.setBytes(4, vault.seal(secretOf(app.name()), app.clientSecret()));
            upsert.setString(5, app.appId());
            return upsert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Storing gateway app " + app.name(), e);
        }
    }

    /** @return false when there is no such app with this client id */
    boolean correct(String name, Environment environment, String clientId, String appId) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(CORRECT)) {
            update.setString(1, appId);
            update.setString(2, name);
            update.setString(3, environment.name());
            update.setString(4, clientId);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Correcting gateway app " + name, e);
        }
    }

    Optional<Environment> environment(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select environment from gateway_app where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Environment.valueOf(row.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading gateway app " + name, e);
        }
    }

    Optional<GatewayAppCredentials> find(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select environment, client_id, client_secret, app_id from gateway_app where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new GatewayAppCredentials(
                                name,
                                Environment.valueOf(row.getString(1)),
                                row.getString(2),
                                vault.openText(secretOf(name), row.getBytes(3)),
                                row.getString(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading gateway app " + name, e);
        }
    }

    /** In the order of their names, without their secrets. */
    List<GatewayAppView> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select name, environment, client_id, app_id, changed_at from gateway_app order by name");
                ResultSet rows = select.executeQuery()) {
            List<GatewayAppView> apps = new ArrayList<>();
            while (rows.next()) {
                apps.add(new GatewayAppView(
                        rows.getString(1),
                        Environment.valueOf(rows.getString(2)),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getTimestamp(5).toInstant()));
            }
            return apps;
        } catch (SQLException e) {
            throw new StorageFailure("Listing gateway apps", e);
        }
    }

    private static Secret secretOf(String name) {
        return new Secret(Kind.GATEWAY_APP_SECRET, name);
    }
}
