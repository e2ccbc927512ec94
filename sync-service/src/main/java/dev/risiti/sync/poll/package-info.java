/** Polling KRA: which list is due, through which device it is asked for, and how far it has come. */
@NullMarked
package dev.risiti.sync.poll;

import org.jspecify.annotations.NullMarked;
