/// Provider bodies to marks: reads requests and answers of the three usual APIs by their shape, in
/// one pass over the bytes, and keeps hashes and counts only.
@NullMarked
package org.stillwatch.capture.body;

import org.jspecify.annotations.NullMarked;
