// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.time.Instant;
import org.stillwatch.respond.docket.Event;

/// Events as sentences without their who and when.
final class Happened {
  private Happened() {}

  static String sentence(Event event) {
    return switch (event) {
      case Event.Proposed e ->
          "rule %s asked to %s account %s"
              .formatted(
                  e.action().source().rule(),
                  e.action().asked().word(),
                  e.action().account().value());
      case Event.Approved _ -> "approved the measure";
      case Event.Started e ->
          "began to %s, until %s".formatted(e.measure().word(), time(e.untilMillis()));
      case Event.Renewed e -> "let the measure go on until " + time(e.untilMillis());
      case Event.Ended e -> "ended the measure as %s: %s".formatted(e.end().word(), e.reason());
      case Event.CaseOpened _ -> "opened the case";
      case Event.AccountCaseOpened e ->
          "opened the case about account %s, which appeals".formatted(e.account().value());
      case Event.KeyContained e ->
          "contained key %s (%s) until %s: %s"
              .formatted(
                  e.containment().key().id(),
                  e.containment().measure().word(),
                  time(e.containment().untilMillis()),
                  e.reason());
      case Event.KeyApproved e -> "approved to %s the key".formatted(e.measure().word());
      case Event.KeyReleased e -> "let the key go: " + e.reason();
      case Event.Assigned e -> "gave it to " + e.to();
      case Event.Noted _ -> "wrote a note";
      case Event.CaseClosed e -> "closed the case: " + e.reason();
      case Event.Held e ->
          "keeps all of it from being forgotten until %s: %s"
              .formatted(time(e.untilMillis()), e.reason());
      case Event.HoldReleased e -> "ended the hold: " + e.reason();
      case Event.Appealed e ->
          "passed on an appeal of account %s, due %s"
              .formatted(e.account().value(), time(e.dueMillis()));
      case Event.AppealDecided e ->
          "decided the appeal: %s, %s".formatted(e.upheld() ? "upheld" : "overturned", e.reason());
      case Event.PolicyLoaded e -> "loaded the policy, version " + e.version();
      case Event.EnforcementApproved _ -> "approved that the policy is enforced";
      case Event.ModeSet e -> "set the policy to %s: %s".formatted(e.mode().word(), e.reason());
    };
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
