/// Fitting the axes on development worlds.
@NullMarked
package org.stillwatch.apps.cli.fit;

import org.jspecify.annotations.NullMarked;
