/** Servers that stand in for KRA and for QuickBooks' token endpoint, and readers of topics. */
@NullMarked
package dev.risiti.credential.testing;

import org.jspecify.annotations.NullMarked;
