/// Tests.
@NullMarked
package org.stillwatch.capture.text;

import org.jspecify.annotations.NullMarked;
