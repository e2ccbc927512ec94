/** credential-service: who the tenants are, what their devices and books are, and the secrets of both. */
@NullMarked
package dev.risiti.credential;

import org.jspecify.annotations.NullMarked;
