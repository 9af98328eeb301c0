// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// How new the findings are.
///
/// @param tickMillis the last tick that replaced them, 0 before the first
/// @param version one more with each replacement that changed something, 0 before the first: equal
///   versions mean equal findings
public record FindingsState(long tickMillis, long version) {}
