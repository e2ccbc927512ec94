package dev.risiti.certify.check;

import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.wire.SaleAnswer;

/** A sale or credit note that KRA signed: the bytes sent and the receipt. */
record Issued(long invcNo, OscuRequest request, Basket basket, SaleAnswer receipt) {}
