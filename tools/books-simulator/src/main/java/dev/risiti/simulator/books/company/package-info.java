/** The state of each company (realm): current versions, numbering, remembered answers, and how a change is committed. */
@NullMarked
package dev.risiti.simulator.books.company;

import org.jspecify.annotations.NullMarked;
