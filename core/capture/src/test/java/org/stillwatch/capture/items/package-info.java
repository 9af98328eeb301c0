/// Tests.
@NullMarked
package org.stillwatch.capture.items;

import org.jspecify.annotations.NullMarked;
