// SPDX-License-Identifier: Apache-2.0
/// What people decided, laid over what a scan says.
@NullMarked
package org.stillwatch.judge.decided;

import org.jspecify.annotations.NullMarked;
