/** What is printed from a signed answer: verification link, control unit invoice number, grouped codes. */
@NullMarked
package dev.risiti.oscu.receipt;

import org.jspecify.annotations.NullMarked;
