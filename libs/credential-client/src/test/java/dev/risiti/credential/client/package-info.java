/** What the copies of the credential client promise, and its behaviour against a real HTTP server. */
@NullMarked
package dev.risiti.credential.client;

import org.jspecify.annotations.NullMarked;
