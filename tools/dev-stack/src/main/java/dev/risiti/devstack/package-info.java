@NullMarked
package dev.risiti.devstack;

import org.jspecify.annotations.NullMarked;
