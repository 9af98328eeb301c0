/// From bodies to entries of the journal.
@NullMarked
package org.stillwatch.apps.server.ingest;

import org.jspecify.annotations.NullMarked;
