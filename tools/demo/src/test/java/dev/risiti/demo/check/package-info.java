/** What must be true after the day, each rule judged on evidence from outside the services. */
@NullMarked
package dev.risiti.demo.check;

import org.jspecify.annotations.NullMarked;
