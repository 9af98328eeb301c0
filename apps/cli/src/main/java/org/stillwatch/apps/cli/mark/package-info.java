// SPDX-License-Identifier: Apache-2.0
/// Asking a corpus with the keys of marks and routes.
@NullMarked
package org.stillwatch.apps.cli.mark;

import org.jspecify.annotations.NullMarked;
