/// Exact error rates: tails in log10 to 1e-300 and beyond, ranks, e-values, control over everything
/// that was tested, and how much text a test needs.
@NullMarked
package org.stillwatch.trace.tail;

import org.jspecify.annotations.NullMarked;
