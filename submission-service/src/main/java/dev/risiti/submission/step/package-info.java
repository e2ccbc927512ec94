/** What each kind of document sends to KRA, call by call, and what its acceptance causes. */
@NullMarked
package dev.risiti.submission.step;

import org.jspecify.annotations.NullMarked;
