/** This service's copy of the devices, read from the devices topic. */
@NullMarked
package dev.risiti.sync.device;

import org.jspecify.annotations.NullMarked;
