/** Figures as they appear: live tables, targets and verdicts, JSON and Markdown. */
@NullMarked
package dev.risiti.bench.report;

import org.jspecify.annotations.NullMarked;
