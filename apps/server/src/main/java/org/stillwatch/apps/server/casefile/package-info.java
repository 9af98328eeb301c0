/// A case as files that somebody else can read, and check without this service
/// (`docs/formats/bundle.md`).
@NullMarked
package org.stillwatch.apps.server.casefile;

import org.jspecify.annotations.NullMarked;
