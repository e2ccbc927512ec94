package dev.risiti.devstack.testing;

import dev.risiti.devstack.postgres.PostgresAddress;

/**
 * A running Kafka and PostgreSQL.
 *
 * @param disposable whether both were started for these tests alone, so that topics may be deleted
 */
record Infrastructure(String bootstrapServers, PostgresAddress postgres, boolean disposable) {}
