/** What is certified against: a door of KRA, or the simulator started for the purpose. */
@NullMarked
package dev.risiti.certify.endpoint;

import org.jspecify.annotations.NullMarked;
