// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.List;
import org.stillwatch.base.AccountId;

/// One question: what to do about a request or a registration.
///
/// @param id names the decision
/// @param stage what is asked about
/// @param atMillis when it is asked, milliseconds since the epoch
/// @param key whose request or registration it is, and with which key
/// @param held keyed hashes of cards, devices and telephones that a registration shows; empty for
///   requests
public record Question(String id, Stage stage, long atMillis, ApiKey key, List<Long> held) {
  public Question {
    held = List.copyOf(held);
  }

  /// Whose request or registration it is.
  public AccountId account() {
    return key.account();
  }
}
