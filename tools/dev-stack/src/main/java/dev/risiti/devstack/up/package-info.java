/** The supervisor behind the launcher: starts, watches and stops all processes of the local system. */
@NullMarked
package dev.risiti.devstack.up;

import org.jspecify.annotations.NullMarked;
