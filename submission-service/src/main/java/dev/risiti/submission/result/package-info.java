/** Results: what is published about a document. */
@NullMarked
package dev.risiti.submission.result;

import org.jspecify.annotations.NullMarked;
