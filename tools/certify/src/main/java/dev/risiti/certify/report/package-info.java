/** The evidence report in its two forms, for machines and for people. */
@NullMarked
package dev.risiti.certify.report;

import org.jspecify.annotations.NullMarked;
