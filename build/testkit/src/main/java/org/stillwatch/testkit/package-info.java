/// Shared data and seeds for tests.
@NullMarked
package org.stillwatch.testkit;

import org.jspecify.annotations.NullMarked;
