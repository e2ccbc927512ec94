/** The business of the demo and how it comes on board. */
@NullMarked
package dev.risiti.demo.business;

import org.jspecify.annotations.NullMarked;
