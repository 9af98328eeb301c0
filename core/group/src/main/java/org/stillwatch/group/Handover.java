// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

/// A conversation that was turned away on one principal and went on, within seconds, on another.
///
/// @param from index of the principal that was turned away
/// @param to index of the principal where it went on
/// @param timeMillis when it went on
/// @param conversation keyed hash of the conversation that moved
public record Handover(int from, int to, long timeMillis, long conversation) {}
