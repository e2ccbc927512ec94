/** Configuration at start and the settings that the control API may change. */
@NullMarked
package dev.risiti.simulator.books.settings;

import org.jspecify.annotations.NullMarked;
