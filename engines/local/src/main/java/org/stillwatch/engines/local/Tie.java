// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import java.util.SortedMap;
import org.stillwatch.base.AccountId;

/// What ties some accounts of a campaign to each other and is costly to forge. It names kinds and
/// counts only: never a card, a device, or a hash of one.
///
/// @param items how many items of each kind these very accounts share; a kind is the name of a
///   channel, `conversation` or `work`
/// @param holders the likely members that share them, ordered by id; at least two
public record Tie(SortedMap<String, Integer> items, List<AccountId> holders) {}
