/**
 * Asks credential-service for communication keys, gateway apps, books and access tokens on behalf of another service, and keeps a
 * short-lived copy in memory so that an outage of credential-service stops nobody at once. Start at
 * {@link dev.risiti.credential.client.CredentialClient}; for calls to KRA at
 * {@link dev.risiti.credential.client.KraCredentials}.
 */
@NullMarked
package dev.risiti.credential.client;

import org.jspecify.annotations.NullMarked;
