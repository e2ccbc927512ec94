/** What a connector publishes: the documents that must reach KRA. */
@NullMarked
package dev.risiti.contracts.document;

import org.jspecify.annotations.NullMarked;
