/// Traffic in: parses, validates, redacts and fingerprints one exchange or account record. The only
/// home of customers' prompts.
@NullMarked
package org.stillwatch.capture;

import org.jspecify.annotations.NullMarked;
