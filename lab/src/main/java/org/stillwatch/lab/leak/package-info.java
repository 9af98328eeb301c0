// SPDX-License-Identifier: Apache-2.0
/// Made-up leaks of which the source is known.
@NullMarked
package org.stillwatch.lab.leak;

import org.jspecify.annotations.NullMarked;
