/** The straightforward consumer that submission-service is compared with: record in, call KRA, row and result out. */
@NullMarked
package dev.risiti.bench.baseline;

import org.jspecify.annotations.NullMarked;
