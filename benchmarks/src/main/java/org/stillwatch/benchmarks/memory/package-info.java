/// What the state of a scan takes, measured on the heap.
@NullMarked
package org.stillwatch.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
