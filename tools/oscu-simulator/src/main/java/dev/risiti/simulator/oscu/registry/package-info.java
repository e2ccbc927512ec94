/** What KRA knows: taxpayers, devices, items, signed sales and stock, changed by facts alone. */
@NullMarked
package dev.risiti.simulator.oscu.registry;

import org.jspecify.annotations.NullMarked;
