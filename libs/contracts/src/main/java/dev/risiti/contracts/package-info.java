/** The published language of Risiti: topics, events and documents. Plain records, no framework. */
@NullMarked
package dev.risiti.contracts;

import org.jspecify.annotations.NullMarked;
