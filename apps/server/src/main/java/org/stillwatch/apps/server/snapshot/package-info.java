/// Keeps the state of an engine on disk, so that a start reads the journal from there on only.
@NullMarked
package org.stillwatch.apps.server.snapshot;

import org.jspecify.annotations.NullMarked;
