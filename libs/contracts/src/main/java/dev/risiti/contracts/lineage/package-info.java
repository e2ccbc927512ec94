/** Credit notes after the check against their original: routed to a device of ours, or to another solution. */
@NullMarked
package dev.risiti.contracts.lineage;

import org.jspecify.annotations.NullMarked;
