/// What is done about it: policy, limits, reversible actions, cases, appeals. Comes with a later
/// issue.
@NullMarked
package org.stillwatch.respond;

import org.jspecify.annotations.NullMarked;
