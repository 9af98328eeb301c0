/// Tests.
@NullMarked
package org.stillwatch.base;

import org.jspecify.annotations.NullMarked;
