/** What other services may fetch: credentials of devices, books and access tokens. */
@NullMarked
package dev.risiti.credential.internalapi;

import org.jspecify.annotations.NullMarked;
