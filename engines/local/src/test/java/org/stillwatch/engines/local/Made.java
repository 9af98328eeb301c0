// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.Usage;

/// Exchanges and rows of which only a few things matter.
final class Made {
  private Made() {}

  /// An exchange with the one model over the provider's own API.
  static Observation exchange(
      String id,
      AccountId account,
      long timeMillis,
      Client client,
      Fingerprint fingerprint,
      int status) {
    return new Observation(
        id,
        "first-party-api",
        timeMillis,
        account,
        0,
        0,
        0,
        0,
        "model-l1",
        Operation.CHAT,
        client,
        fingerprint,
        new Reply(status, Finish.STOP, 100),
        new Usage(300, 500, 0, 0));
  }

  /// A prompt of 400 characters about code.
  ///
  /// @param system 0 for none
  /// @param prefix the conversation after each of its turns
  static Fingerprint prompt(List<Long> segments, long system, List<Long> prefix) {
    return new Fingerprint(
        400,
        false,
        1,
        segments,
        system,
        0,
        0,
        0,
        0,
        prefix,
        List.of(),
        List.of(),
        0,
        List.of(),
        Map.of(TaskClass.CODE, 255),
        Set.of(),
        "Latn",
        -1,
        AnswerShape.UNKNOWN);
  }

  /// A row of the account table with one card.
  ///
  /// @param org 0 for none
  /// @param mailDomain 0 for none
  static AccountFacts row(
      AccountId account,
      long asOfMillis,
      long createdMillis,
      long org,
      long card,
      long mailDomain) {
    return new AccountFacts(
        account,
        asOfMillis,
        createdMillis,
        AccountFacts.UNKNOWN_TIME,
        org,
        "pro",
        new AccountFacts.Entitlement(1_000_000, -1, -1),
        "active",
        "",
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(new AccountFacts.Payment(card, "card", 3, AccountFacts.UNKNOWN_TIME)),
        mailDomain,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }
}
