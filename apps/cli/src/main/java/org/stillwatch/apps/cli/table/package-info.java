/// The group engine on any table of actors, channels, items and times.
@NullMarked
package org.stillwatch.apps.cli.table;

import org.jspecify.annotations.NullMarked;
