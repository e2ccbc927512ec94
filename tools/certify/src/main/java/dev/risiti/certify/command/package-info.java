/** The command line: options, secrets, exit codes. */
@NullMarked
package dev.risiti.certify.command;

import org.jspecify.annotations.NullMarked;
