/** The rules by which KRA accepts or refuses: field tables, code lists, arithmetic, sequences, credit notes. */
@NullMarked
package dev.risiti.simulator.oscu.rule;

import org.jspecify.annotations.NullMarked;
