/// Tests.
@NullMarked
package org.stillwatch.share.report;

import org.jspecify.annotations.NullMarked;
