@NullMarked
package dev.risiti.simulator.oscu;

import org.jspecify.annotations.NullMarked;
