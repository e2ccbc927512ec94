/** What stands around the service in its integration tests. */
@NullMarked
package dev.risiti.sync.testing;

import org.jspecify.annotations.NullMarked;
