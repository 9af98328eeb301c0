// SPDX-License-Identifier: Apache-2.0
/// Keys of marks: derived from one root for each week, committed to before they are used.
@NullMarked
package org.stillwatch.trace.key;

import org.jspecify.annotations.NullMarked;
