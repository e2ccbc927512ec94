/** The only SQL of the bench on submission-service's own tables. */
@NullMarked
package dev.risiti.bench.storage;

import org.jspecify.annotations.NullMarked;
