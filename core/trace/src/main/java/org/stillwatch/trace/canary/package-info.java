// SPDX-License-Identifier: Apache-2.0
/// Canaries: phrases without meaning that are sealed beside decoys, placed in answers to flagged
/// accounts, and looked for where they should not be. Neither phrases nor scores print themselves.
@NullMarked
package org.stillwatch.trace.canary;

import org.jspecify.annotations.NullMarked;
