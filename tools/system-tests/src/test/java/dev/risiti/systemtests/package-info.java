/** The whole system as real processes: the business day, undisturbed and with a service killed in the middle. */
@NullMarked
package dev.risiti.systemtests;

import org.jspecify.annotations.NullMarked;
