/// Who is behind a campaign: three claims kept apart, competing hypotheses, and what must hold
/// before anything is shared, said or named.
@NullMarked
package org.stillwatch.judge.attribution;

import org.jspecify.annotations.NullMarked;
