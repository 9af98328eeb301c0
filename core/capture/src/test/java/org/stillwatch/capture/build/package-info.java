/// Tests.
@NullMarked
package org.stillwatch.capture.build;

import org.jspecify.annotations.NullMarked;
