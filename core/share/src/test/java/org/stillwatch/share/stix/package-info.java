/// Tests.
@NullMarked
package org.stillwatch.share.stix;

import org.jspecify.annotations.NullMarked;
