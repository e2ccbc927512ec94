/** JSON over HTTP to the services and the simulators. */
@NullMarked
package dev.risiti.demo.http;

import org.jspecify.annotations.NullMarked;
