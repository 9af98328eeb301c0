/// What the journal of the service holds, and how it is written.
@NullMarked
package org.stillwatch.apps.server.journal;

import org.jspecify.annotations.NullMarked;
