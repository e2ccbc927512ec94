/** SQL over JDBC without its ceremony. */
@NullMarked
package dev.risiti.lineage.sql;

import org.jspecify.annotations.NullMarked;
