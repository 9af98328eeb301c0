/// One JVM: sort, then replay of ticks in event time.
@NullMarked
package org.stillwatch.engines.local;

import org.jspecify.annotations.NullMarked;
