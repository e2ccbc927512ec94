package dev.risiti.devstack.postgres;

/**
 * One database with the role that owns it.
 *
 * @param password password of the role; never part of {@link #toString()}
 */
public record ServiceDatabase(String name, String jdbcUrl, String username, String password) {
    @Override
    public String toString() {
        return "ServiceDatabase[" + jdbcUrl + ", username=" + username + "]";
    }
}
