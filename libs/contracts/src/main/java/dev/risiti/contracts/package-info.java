@NullMarked
package dev.risiti.contracts;

import org.jspecify.annotations.NullMarked;
