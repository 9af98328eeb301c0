/// A folder of files as one file that has exactly one form, with a list of what is in it
/// (`docs/formats/bundle.md`).
@NullMarked
package org.stillwatch.apps.server.bundle;

import org.jspecify.annotations.NullMarked;
