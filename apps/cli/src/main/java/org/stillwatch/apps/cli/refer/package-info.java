/// From a case that was exported to a package for an authority or a court
/// (`docs/guide/referral.md`).
@NullMarked
package org.stillwatch.apps.cli.refer;

import org.jspecify.annotations.NullMarked;
