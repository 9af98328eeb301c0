// SPDX-License-Identifier: Apache-2.0
/// Logs in which several records make one exchange.
@NullMarked
package org.stillwatch.adapters.logs.join;

import org.jspecify.annotations.NullMarked;
