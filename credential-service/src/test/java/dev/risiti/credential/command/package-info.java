/** Commands and progress through the real topics. */
@NullMarked
package dev.risiti.credential.command;

import org.jspecify.annotations.NullMarked;
