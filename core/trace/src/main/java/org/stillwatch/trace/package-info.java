/// Where outputs went: response ledger, marks, canaries. Comes with a later issue.
@NullMarked
package org.stillwatch.trace;

import org.jspecify.annotations.NullMarked;
