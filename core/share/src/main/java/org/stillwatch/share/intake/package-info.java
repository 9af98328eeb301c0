/// Bundles and envelopes of others: what is taken, what is refused and why.
@NullMarked
package org.stillwatch.share.intake;

import org.jspecify.annotations.NullMarked;
