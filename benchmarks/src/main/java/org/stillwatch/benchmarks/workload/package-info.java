/// Exchange logs to measure with, from one seed.
@NullMarked
package org.stillwatch.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
