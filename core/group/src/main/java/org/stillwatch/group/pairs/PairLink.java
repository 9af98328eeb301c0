// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

/// Two actors that share more than chance explains.
///
/// @param a the smaller number
/// @param b the larger number
/// @param nats weight over all cause groups
public record PairLink(int a, int b, double nats) {}
