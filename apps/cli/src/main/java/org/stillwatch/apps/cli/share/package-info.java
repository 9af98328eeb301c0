// SPDX-License-Identifier: Apache-2.0
/// What partners share, on the way in.
@NullMarked
package org.stillwatch.apps.cli.share;

import org.jspecify.annotations.NullMarked;
