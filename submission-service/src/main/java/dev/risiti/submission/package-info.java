@NullMarked
package dev.risiti.submission;

import org.jspecify.annotations.NullMarked;
