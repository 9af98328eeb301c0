// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

/// Something that the provider did to an account (`action/1`).
///
/// @param account id of the account
/// @param timeMillis when
/// @param action word of the ladder, `close` or `reinstate`
/// @param reason short text
record Deed(String account, long timeMillis, String action, String reason) {}
