/** The accounting API under /v3/company and the gateway in front of it: tokens, throttling, injected faults. */
@NullMarked
package dev.risiti.simulator.books.api;

import org.jspecify.annotations.NullMarked;
