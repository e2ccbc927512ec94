/** Servers that stand in for KRA's direct door and for QuickBooks' token endpoint, and readers of topics and tables. */
@NullMarked
package dev.risiti.credential.testing;

import org.jspecify.annotations.NullMarked;
