/// Tests.
@NullMarked
package org.stillwatch.capture.spool;

import org.jspecify.annotations.NullMarked;
