/// What keeps others from being harmed by what we share: lists, scans, and the gate before release.
@NullMarked
package org.stillwatch.share.screen;

import org.jspecify.annotations.NullMarked;
