// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import org.stillwatch.base.AccountId;

/// What the provider did to an account: the record `action/1` of `contracts.md` 2.4. It is history
/// that we read, so that succession after a ban can be seen; nothing here acts.
///
/// @param account the account
/// @param timeMillis when
/// @param action a step of the ladder of responses, `close` or `reinstate`
/// @param reason the provider's words, empty when unknown
/// @param by `operator` or `stillwatch`, empty when unknown
public record ProviderAction(
    AccountId account, long timeMillis, String action, String reason, String by) {}
