/** Lanes: who may have a call open at KRA. Claims, leases and places in the order, on one table. */
@NullMarked
package dev.risiti.submission.lane;

import org.jspecify.annotations.NullMarked;
