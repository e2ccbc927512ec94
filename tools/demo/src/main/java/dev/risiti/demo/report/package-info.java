/** What the console shows. */
@NullMarked
package dev.risiti.demo.report;

import org.jspecify.annotations.NullMarked;
