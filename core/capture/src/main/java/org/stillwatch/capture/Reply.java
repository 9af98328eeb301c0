// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// How the provider answered.
///
/// @param status the HTTP status, or 0 when unknown
/// @param finish why the answer ended
/// @param latencyMillis from the request to the last byte, or -1 when unknown
public record Reply(int status, Finish finish, long latencyMillis) {
  /// Nothing was recorded.
  public static final Reply UNKNOWN = new Reply(0, Finish.UNKNOWN, -1);

  /// Whether the request was turned away at the account's door: 401, 403 or 429.
  public boolean turnedAway() {
    return status == 401 || status == 403 || status == 429;
  }
}
