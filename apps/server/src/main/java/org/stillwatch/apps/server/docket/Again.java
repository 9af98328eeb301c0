// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

/// Lays the policy that asked for an action over the kept evidence again. Fails closed: evidence
/// that is not what the action names, or cannot be read, replays nothing.
public final class Again {
  private Again() {}

  /// Whether the evidence is the one that is named, says what the action's grounds say, and the
  /// policy is the one that is named and asks for the same.
  ///
  /// @param kept the evidence
  public static boolean same(Action action, String kept, Policy policy) {
    try {
      return KeptNames.evidence(kept).equals(action.grounds().evidence())
          && source(policy, action.source().rule()).equals(action.source())
          && asksAgain(action, kept, policy);
    } catch (IllegalArgumentException e) { // numbers that no facts have
      return false;
    }
  }

  private static boolean asksAgain(Action action, String kept, Policy policy) {
    Facts facts = facts(action, kept);
    String said = DocketJson.parsed(kept).path("facts").toString();
    var asked = new Policy.Proposal(action.source().rule(), action.asked(), action.lastsMillis());
    return said.equals(Snapshot.describe(facts).toString())
        && policy.propose(facts).equals(Optional.of(asked));
  }

  private static Action.Source source(Policy policy, String rule) {
    return new Action.Source(policy.name(), policy.version(), policy.digest(), rule);
  }

  private static Facts facts(Action action, String kept) {
    JsonNode json = DocketJson.parsed(kept).path("facts");
    return new Facts(
        action.account(),
        action.grounds(),
        json.path("membership").asDouble(),
        json.path("core").asBoolean(),
        new Facts.Axes(
            number(json, "intent"), number(json, "coordination"), number(json, "concealment")),
        new Facts.Customer(
            json.path("plan").asText(),
            words(json, "verification"),
            words(json, "programmes"),
            words(json, "declaredUse"),
            whole(json, "ageDays"),
            whole(json, "usdCentsPerMonth"),
            number(json, "entitlementRatio"),
            json.path("intermediary").asBoolean()));
  }

  private static OptionalDouble number(JsonNode json, String name) {
    return json.path(name).isNumber()
        ? OptionalDouble.of(json.path(name).asDouble())
        : OptionalDouble.empty();
  }

  private static OptionalLong whole(JsonNode json, String name) {
    return json.path(name).isNumber()
        ? OptionalLong.of(json.path(name).asLong())
        : OptionalLong.empty();
  }

  private static Set<String> words(JsonNode json, String name) {
    var words = new HashSet<String>();
    json.path(name).forEach(word -> words.add(word.asText()));
    return words;
  }
}
