@NullMarked
package dev.risiti.messaging;

import org.jspecify.annotations.NullMarked;
