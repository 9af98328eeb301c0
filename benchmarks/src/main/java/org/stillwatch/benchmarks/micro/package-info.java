/// Single steps, timed by JMH.
@NullMarked
package org.stillwatch.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
