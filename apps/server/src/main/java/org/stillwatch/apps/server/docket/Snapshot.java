// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.respond.policy.Facts;

/// All that was known of an account when something was proposed, named by its own hash: whoever has
/// it can lay the policy over it again.
///
/// @param text what is kept
/// @param facts with the name of the snapshot in their grounds
record Snapshot(DocketStore.Text text, Facts facts) {
  private static final ObjectMapper JSON = new JsonMapper();

  /// Takes one.
  ///
  /// @param account its record, when there is one
  /// @param campaign id of the kept text with the campaign's record, empty when there is none
  static Snapshot of(long tickMillis, Facts facts, Optional<String> account, String campaign) {
    var json = JSON.createObjectNode();
    json.put("schema", "stillwatch.evidence/1");
    json.put("tick", Instant.ofEpochMilli(tickMillis).toString());
    json.set("facts", describe(facts));
    json.set("account", account.map(Snapshot::parsed).orElseGet(JSON::createObjectNode));
    json.put("campaignRecord", campaign);
    String body = json.toString();
    String id = KeptNames.evidence(body);
    var grounds = facts.found().with(id);
    return new Snapshot(
        new DocketStore.Text(id, "evidence", body),
        new Facts(
            facts.account(),
            grounds,
            facts.membership(),
            facts.core(),
            facts.axes(),
            facts.customer()));
  }

  private static ObjectNode parsed(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a rule may read, as it stands in a snapshot.
  static ObjectNode describe(Facts facts) {
    var of = Assessed.of(0, facts);
    var to = JSON.createObjectNode();
    to.put("account", of.account().value());
    to.put("campaign", of.found().campaign());
    to.put("verdict", of.found().verdict().word());
    to.put("calibration", of.found().calibration().word());
    to.put("families", of.found().families());
    to.put("costlyTie", of.found().costlyTie());
    to.put("membership", of.membership());
    to.put("core", of.core());
    number(to, "intent", of.intent());
    number(to, "coordination", of.coordination());
    number(to, "concealment", of.concealment());
    to.put("plan", of.plan());
    new TreeSet<>(of.verification()).forEach(to.putArray("verification")::add);
    new TreeSet<>(of.programmes()).forEach(to.putArray("programmes")::add);
    new TreeSet<>(of.declaredUse()).forEach(to.putArray("declaredUse")::add);
    number(to, "ageDays", of.ageDays());
    number(to, "usdCentsPerMonth", of.usdCentsPerMonth());
    number(to, "entitlementRatio", of.entitlementRatio());
    to.put("intermediary", of.intermediary());
    return to;
  }

  private static void number(ObjectNode to, String name, double value) {
    if (Double.isNaN(value)) {
      to.putNull(name);
    } else {
      to.put(name, value);
    }
  }

  private static void number(ObjectNode to, String name, long value) {
    if (value == Long.MIN_VALUE) {
      to.putNull(name);
    } else {
      to.put(name, value);
    }
  }
}
