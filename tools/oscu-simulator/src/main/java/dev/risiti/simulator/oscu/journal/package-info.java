/** Facts and ledger entries on disk, so that what KRA knows survives a restart. */
@NullMarked
package dev.risiti.simulator.oscu.journal;

import org.jspecify.annotations.NullMarked;
