/// From the journal to findings.
@NullMarked
package org.stillwatch.apps.server.live;

import org.jspecify.annotations.NullMarked;
