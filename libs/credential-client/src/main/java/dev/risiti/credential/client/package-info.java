/** Asks credential-service for keys and tokens on behalf of another service. */
@NullMarked
package dev.risiti.credential.client;

import org.jspecify.annotations.NullMarked;
