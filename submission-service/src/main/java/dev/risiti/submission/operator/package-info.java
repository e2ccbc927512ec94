/** What people see of lanes and documents, and what they can do about them. */
@NullMarked
package dev.risiti.submission.operator;

import org.jspecify.annotations.NullMarked;
