// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.List;
import org.stillwatch.base.AccountId;

/// One question: what to do about a request or a registration.
///
/// @param id names the decision
/// @param stage what is asked about
/// @param atMillis when it is asked, milliseconds since the epoch
/// @param account whose request or registration it is
/// @param held keyed hashes of cards, devices and telephones that a registration shows; empty for
///   requests
public record Question(String id, Stage stage, long atMillis, AccountId account, List<Long> held) {
  public Question {
    held = List.copyOf(held);
  }
}
