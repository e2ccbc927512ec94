/** What people see of documents and lanes. */
@NullMarked
package dev.risiti.submission.operator;

import org.jspecify.annotations.NullMarked;
