/** One class per OSCU call, and the office that decides a request under its taxpayer's lock. */
@NullMarked
package dev.risiti.simulator.oscu.call;

import org.jspecify.annotations.NullMarked;
