/** The documents of the day, in the order in which they are made. */
@NullMarked
package dev.risiti.demo.day;

import org.jspecify.annotations.NullMarked;
