/// The command line: wiring, and the only place with a clock and a seed.
@NullMarked
package org.stillwatch.apps.cli;

import org.jspecify.annotations.NullMarked;
