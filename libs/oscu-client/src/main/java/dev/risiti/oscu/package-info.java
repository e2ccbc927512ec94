@NullMarked
package dev.risiti.oscu;

import org.jspecify.annotations.NullMarked;
