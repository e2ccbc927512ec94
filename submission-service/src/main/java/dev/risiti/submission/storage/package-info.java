/** How the service reaches its database: explicit SQL inside JTA transactions. */
@NullMarked
package dev.risiti.submission.storage;

import org.jspecify.annotations.NullMarked;
