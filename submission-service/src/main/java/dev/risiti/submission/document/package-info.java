/** Documents: identity, revisions, state, and their one table. */
@NullMarked
package dev.risiti.submission.document;

import org.jspecify.annotations.NullMarked;
