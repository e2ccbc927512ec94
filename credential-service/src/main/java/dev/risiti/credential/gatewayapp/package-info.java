/** The integrator's apps at KRA's gateway: registered and rotated by an administrator, named by devices. */
@NullMarked
package dev.risiti.credential.gatewayapp;

import org.jspecify.annotations.NullMarked;
