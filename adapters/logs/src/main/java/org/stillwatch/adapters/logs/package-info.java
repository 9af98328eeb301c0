// SPDX-License-Identifier: Apache-2.0
/// Logs of gateways, clouds and tracing tools, read as `exchange/1` (`log-formats.md`).
@NullMarked
package org.stillwatch.adapters.logs;

import org.jspecify.annotations.NullMarked;
