@NullMarked
package dev.risiti.simulator.books;

import org.jspecify.annotations.NullMarked;
