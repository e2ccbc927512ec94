/** What appears at KRA without the taxpayer's doing: suppliers' invoices, customs declarations, notices. */
@NullMarked
package dev.risiti.simulator.oscu.feed;

import org.jspecify.annotations.NullMarked;
