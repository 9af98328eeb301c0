/// Exact tail probabilities in logarithms, and control of false discoveries.
@NullMarked
package org.stillwatch.base.stat;

import org.jspecify.annotations.NullMarked;
