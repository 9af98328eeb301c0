/// All that was proposed, approved, done, contested and decided, as a list of events and what
/// follows from it. State in, events out: nothing here writes or reads a clock.
@NullMarked
package org.stillwatch.respond.docket;

import org.jspecify.annotations.NullMarked;
