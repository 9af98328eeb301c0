/// Recorded timings, as ratios against a peer in the same run.
@NullMarked
package org.stillwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
