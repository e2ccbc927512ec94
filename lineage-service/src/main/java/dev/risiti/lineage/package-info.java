/**
 * Which solution issued which document, what has been credited, and where a credit note must be raised (design section
 * 6).
 */
@NullMarked
package dev.risiti.lineage;

import org.jspecify.annotations.NullMarked;
