/** The same PostgreSQL and Kafka as containers, for machines on which a Docker engine answers. */
@NullMarked
package dev.risiti.devstack.containers;

import org.jspecify.annotations.NullMarked;
