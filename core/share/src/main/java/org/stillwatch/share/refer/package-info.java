/// What an authority or a court gets: a case, what is claimed of it and how to check that, made so
/// that nobody has to log in anywhere or believe us (`docs/guide/referral.md`).
@NullMarked
package org.stillwatch.share.refer;

import org.jspecify.annotations.NullMarked;
