/** What two replicas of submission-service do when processes die or freeze, answers are lost and infrastructure restarts. */
@NullMarked
package dev.risiti.systemtests.faults;

import org.jspecify.annotations.NullMarked;
