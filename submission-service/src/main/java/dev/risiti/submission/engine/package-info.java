/** Decides what a claimed lane does next, carries it out, and writes down what came of it. */
@NullMarked
package dev.risiti.submission.engine;

import org.jspecify.annotations.NullMarked;
