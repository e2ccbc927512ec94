/** What is kept by month: makes the partitions that are needed and drops those that are old. */
@NullMarked
package dev.risiti.submission.partition;

import org.jspecify.annotations.NullMarked;
