// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

/// Lays the policy that asked for an action over the kept evidence again. Fails closed: evidence
/// that is gone, or is not what the action names, replays nothing.
record Again(Clerk clerk, Policies policies) {
  /// Whether the evidence is the one that is named, says what the action's grounds say, and the
  /// policy asks for the same.
  boolean same(Action action) throws IOException {
    Optional<String> kept = clerk.text(action.grounds().evidence());
    Optional<Policy> policy = policies.kept(action.source().digest());
    if (kept.isEmpty() || policy.isEmpty()) {
      return false;
    }
    String named = Snapshot.name(kept.get());
    Facts facts = facts(action, kept.get());
    String said = DocketJson.parsed(kept.get()).path("facts").toString();
    var asked = new Policy.Proposal(action.source().rule(), action.asked(), action.lastsMillis());
    return named.equals(action.grounds().evidence())
        && said.equals(Snapshot.describe(facts).toString())
        && policy.get().propose(facts).equals(Optional.of(asked));
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
