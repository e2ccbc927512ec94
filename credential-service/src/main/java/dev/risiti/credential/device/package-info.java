/** Devices: their life cycle as a pure state machine, their rows, and what is published about them. */
@NullMarked
package dev.risiti.credential.device;

import org.jspecify.annotations.NullMarked;
