/// Whole files: reading and scanning them, beside a database that only parses them.
@NullMarked
package org.stillwatch.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
