/// The fixed-size form in which fingerprints lie in a spool.
@NullMarked
package org.stillwatch.capture.spool;

import org.jspecify.annotations.NullMarked;
