package dev.risiti.credential.initialisation;

import dev.risiti.credential.initialisation.Claim.State;
import dev.risiti.messaging.StorageFailure;
import dev.risiti.oscu.call.FrontDoor;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code initialisation}. Leases run on the clock of the database. */
@ApplicationScoped
class InitialisationTable {
    private static final String REQUEST = """
            insert into initialisation (device_id, state, due, requested_at) values (?, 'DUE', now(), now())
            on conflict (device_id) do update
               set state = 'DUE', due = now(), requested_at = now(), not_sent = 0, owner = null, lease_until = null
             where initialisation.state = 'FAILED' or (initialisation.state = 'UNKNOWN' and ?)""";

    private static final String CLAIM = """
            with picked as (
              select device_id
                from initialisation
               where state in ('DUE', 'SENT', 'ANSWERED')
                 and due <= now()
                 and (lease_until is null or lease_until < now())
               order by due
               limit ?
                 for update skip locked)
            update initialisation i
               set owner = ?, epoch = i.epoch + 1, lease_until = now() + ? * interval '1 millisecond'
              from picked
             where i.device_id = picked.device_id
            returning i.device_id, i.state, i.epoch, i.not_sent""";

    private static final String SEND = """
            update initialisation set state = 'SENT', sent_at = now(), front_door = ?
             where device_id = ? and epoch = ? and state = 'DUE'""";

    private static final String POSTPONE = """
            update initialisation
               set state = 'DUE', due = now() + ? * interval '1 millisecond', not_sent = not_sent + 1, sent_at = null,
                   owner = null, lease_until = null
             where device_id = ? and epoch = ? and state = ?""";

    /** Under any epoch: the answer comes once, also when somebody has given the call up in the meantime. */
    private static final String ANSWER = """
            update initialisation set state = 'ANSWERED', http_status = ?
             where device_id = ? and state in ('SENT', 'UNKNOWN')""";

    private static final String FINISH = """
            update initialisation set state = ?, owner = null, lease_until = null
             where device_id = ? and epoch = ? and state = ?""";

    private final AgroalDataSource database;

    InitialisationTable(AgroalDataSource database) {
        this.database = database;
    }

    /** What is kept of an answer beside its body: the two things without which the body cannot be read. */
    record Answered(int httpStatus, FrontDoor door) {}

    /** How an initialisation ended. */
    enum End {
        /** The device has its key. */
        DONE,
        /** KRA refused; a person may ask for it again. */
        FAILED,
        /** Nobody knows whether KRA did it. */
        UNKNOWN
    }

    /**
     * Makes an initialisation due, unless one is under way or has succeeded.
     *
     * @param afterUnknown also when the outcome of the last one is unknown
     */
    void request(String deviceId, boolean afterUnknown) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REQUEST)) {
            insert.setString(1, deviceId);
            insert.setBoolean(2, afterUnknown);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Requesting the initialisation of " + deviceId, e);
        }
    }

    boolean isUnknown(String deviceId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from initialisation where device_id = ? and state = 'UNKNOWN'")) {
            select.setString(1, deviceId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading the initialisation of " + deviceId, e);
        }
    }

    List<Claim> claim(String owner, Duration lease, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setInt(1, most);
            update.setString(2, owner);
            update.setLong(3, lease.toMillis());
            try (ResultSet rows = update.executeQuery()) {
                List<Claim> claims = new ArrayList<>();
                while (rows.next()) {
                    claims.add(new Claim(
                            rows.getString(1), State.valueOf(rows.getString(2)), rows.getLong(3), rows.getInt(4)));
                }
                return claims;
            }
        } catch (SQLException e) {
            throw new StorageFailure("Claiming initialisations", e);
        }
    }

    /**
     * @param door the door that the call is about to be made through
     * @return whether the claim still holds and the call may be made, once
     */
    boolean markSent(Claim claim, FrontDoor door) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(SEND)) {
            update.setString(1, door.name());
            update.setString(2, claim.deviceId());
            update.setLong(3, claim.epoch());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Moving the initialisation of " + claim.deviceId() + " on", e);
        }
    }

    /** @return false when the claim was lost */
    boolean postpone(Claim claim, State from, Duration pause) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(POSTPONE)) {
            update.setLong(1, pause.toMillis());
            update.setString(2, claim.deviceId());
            update.setLong(3, claim.epoch());
            update.setString(4, from.name());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Postponing the initialisation of " + claim.deviceId(), e);
        }
    }

    void markAnswered(String deviceId, int httpStatus) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ANSWER)) {
            update.setInt(1, httpStatus);
            update.setString(2, deviceId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("Marking the initialisation of " + deviceId + " as answered", e);
        }
    }

    Optional<Answered> answered(String deviceId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select http_status, front_door from initialisation where device_id = ? and state = 'ANSWERED'")) {
            select.setString(1, deviceId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Answered(row.getInt(1), FrontDoor.valueOf(row.getString(2))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageFailure("Reading the answer to the initialisation of " + deviceId, e);
        }
    }

    /**
     * @param from the state it must be in
     * @return false when the claim was lost or somebody moved it on
     */
    boolean finish(Claim claim, State from, End end) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(FINISH)) {
            update.setString(1, end.name());
            update.setString(2, claim.deviceId());
            update.setLong(3, claim.epoch());
            update.setString(4, from.name());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("Finishing the initialisation of " + claim.deviceId(), e);
        }
    }
}
