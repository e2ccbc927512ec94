@NullMarked
package dev.risiti.sync;

import org.jspecify.annotations.NullMarked;
