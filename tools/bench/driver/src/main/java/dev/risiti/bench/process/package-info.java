/** Programs as processes of their own: started, watched, ended. */
@NullMarked
package dev.risiti.bench.process;

import org.jspecify.annotations.NullMarked;
