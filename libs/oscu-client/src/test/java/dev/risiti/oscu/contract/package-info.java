/** The client against KRA's table of calls and fields: every call, both doors, no call written by hand. */
@NullMarked
package dev.risiti.oscu.contract;

import org.jspecify.annotations.NullMarked;
