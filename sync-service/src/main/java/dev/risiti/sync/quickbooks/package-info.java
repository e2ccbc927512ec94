/** The QuickBooks Online API: its REST door, its faults, and its entities as records. */
@NullMarked
package dev.risiti.sync.quickbooks;

import org.jspecify.annotations.NullMarked;
