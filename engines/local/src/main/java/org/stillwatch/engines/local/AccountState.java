// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import org.stillwatch.base.AccountId;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Variety;

/// What the engine keeps of one account.
///
/// @param account the account
/// @param org keyed hash of the organisation that table or log names, 0 when none does
/// @param principal index of its principal
/// @param card what it did
/// @param segments its repeated segments
/// @param variety how varied it is
/// @param conversations its latest conversations
record AccountState(
    AccountId account,
    long org,
    int principal,
    AccountCard card,
    FrequentSegments segments,
    Variety variety,
    Conversations conversations) {}
