@NullMarked
package dev.risiti.demo;

import org.jspecify.annotations.NullMarked;
