// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

/// What a [Fence] says of an account.
public enum Place {
  SERVED,
  NOT_SERVED,
  /// The account has no country; it is served.
  UNKNOWN
}
