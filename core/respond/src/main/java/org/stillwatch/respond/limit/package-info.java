/// Budgets: how much a principal, a topic or everybody may use. They are terms of use and no
/// suspicion: they need no evidence and change no [org.stillwatch.respond.Measure].
@NullMarked
package org.stillwatch.respond.limit;

import org.jspecify.annotations.NullMarked;
