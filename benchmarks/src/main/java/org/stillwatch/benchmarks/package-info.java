/// Recorded timings, as ratios against a peer in the same run: `./benchmarks/bench` runs them all.
@NullMarked
package org.stillwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
