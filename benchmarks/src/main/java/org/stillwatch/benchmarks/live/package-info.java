/// How long answers of the live service take, and what it does under more than it can take.
@NullMarked
package org.stillwatch.benchmarks.live;

import org.jspecify.annotations.NullMarked;
