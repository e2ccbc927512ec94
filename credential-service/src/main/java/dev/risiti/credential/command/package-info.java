/** Commands from {@code risiti.device-commands.v1}. */
@NullMarked
package dev.risiti.credential.command;

import org.jspecify.annotations.NullMarked;
