/** A real PostgreSQL from Maven artifacts, its databases, and the removal of a server that a crash left behind. */
@NullMarked
package dev.risiti.devstack.postgres;

import org.jspecify.annotations.NullMarked;
