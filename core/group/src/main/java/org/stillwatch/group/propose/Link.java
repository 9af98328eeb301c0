// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

/// Two principals that are alike, the smaller index first.
///
/// @param a smaller index
/// @param b larger index
/// @param weight cosine, above 0 to 1
record Link(int a, int b, double weight) {}
