/** Credit notes as published: identity, revisions, and where each stands. */
@NullMarked
package dev.risiti.lineage.note;

import org.jspecify.annotations.NullMarked;
