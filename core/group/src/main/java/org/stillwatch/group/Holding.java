// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

/// How one principal holds one item: what [Item] keeps of it in flat arrays, as a value.
///
/// @param principal index of the principal
/// @param firstMillis when it first used the item
/// @param count how often it used the item
public record Holding(int principal, long firstMillis, int count) {}
