/// What a policy may read, what it says, and what it would do about an account. A policy proposes;
/// whether a proposal may be carried out is another question ([org.stillwatch.respond.action]).
@NullMarked
package org.stillwatch.respond.policy;

import org.jspecify.annotations.NullMarked;
