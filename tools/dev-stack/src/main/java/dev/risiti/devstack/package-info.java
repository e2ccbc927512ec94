/** Everything Risiti needs around it on one machine: infrastructure for tests and the supervisor of the local system. */
@NullMarked
package dev.risiti.devstack;

import org.jspecify.annotations.NullMarked;
