/** What tests use: one shared Kafka and PostgreSQL per JVM, a database of its own for each test application, KRA's gateway. */
@NullMarked
package dev.risiti.devstack.testing;

import org.jspecify.annotations.NullMarked;
