/** This service's copy of the devices. */
@NullMarked
package dev.risiti.lineage.device;

import org.jspecify.annotations.NullMarked;
