/** Tests of gateway apps, against the real simulator of KRA's gateway. */
@NullMarked
package dev.risiti.credential.gatewayapp;

import org.jspecify.annotations.NullMarked;
