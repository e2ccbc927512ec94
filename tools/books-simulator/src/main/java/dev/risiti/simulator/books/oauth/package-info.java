/** Client check, refresh tokens that rotate and access tokens that expire. */
@NullMarked
package dev.risiti.simulator.books.oauth;

import org.jspecify.annotations.NullMarked;
