/** Devices: commands to them, their published state and their progress. */
@NullMarked
package dev.risiti.contracts.device;

import org.jspecify.annotations.NullMarked;
