/// From files to what an engine reads.
@NullMarked
package org.stillwatch.apps.cli.ingest;

import org.jspecify.annotations.NullMarked;
