@NullMarked
package dev.risiti.lineage;

import org.jspecify.annotations.NullMarked;
