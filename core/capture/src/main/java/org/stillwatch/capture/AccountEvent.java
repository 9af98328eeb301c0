// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import org.stillwatch.base.AccountId;

/// What happened to an account: the record `event/1` of `contracts.md` 2.4.
///
/// @param account the account
/// @param timeMillis when
/// @param kind for example `card-added`, `chargeback` or `login`
/// @param value keyed hash of the card, key or device that it is about, zero when unknown
public record AccountEvent(AccountId account, long timeMillis, String kind, long value) {}
