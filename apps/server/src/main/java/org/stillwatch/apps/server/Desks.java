// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.util.Optional;
import org.stillwatch.adapters.http.Desk;

/// The desk for measures, cases and appeals, and the one for what is shared.
///
/// @param front the first
/// @param sharing the second; empty where nobody shares
record Desks(Desk front, Optional<Desk> sharing) implements Desk {
  @Override
  public Reply answer(Call call) {
    return switch (call.address()) {
      case PACKAGES,
          PACKAGE,
          PACKAGE_EVIDENCE,
          PREPARE_PACKAGE,
          RELEASE_PACKAGE,
          WITHDRAW_PACKAGE,
          SIGNALS,
          GIVE_OPINION,
          TELL_SIGHTING,
          RELY_ON_SIGNALS,
          RESOLVE_SIGNALS,
          SYNCHRONISE ->
          sharing
              .map(desk -> desk.answer(call))
              .orElseGet(() ->
                  new Reply.Refused("no-partners", "share.partners names nobody to share with"));
      default -> front.answer(call);
    };
  }
}
