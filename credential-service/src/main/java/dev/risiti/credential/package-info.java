@NullMarked
package dev.risiti.credential;

import org.jspecify.annotations.NullMarked;
