/// Tests.
@NullMarked
package org.stillwatch.capture.body;

import org.jspecify.annotations.NullMarked;
