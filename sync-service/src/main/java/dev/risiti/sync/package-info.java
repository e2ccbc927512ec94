/** Between the accounting tools and KRA's documents: intake, fetching, mapping, polling and writing back. */
@NullMarked
package dev.risiti.sync;

import org.jspecify.annotations.NullMarked;
