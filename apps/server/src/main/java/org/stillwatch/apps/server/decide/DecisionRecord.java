// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Locale;
import org.stillwatch.respond.Decision;

/// A decision as JSON, for those who answer for it: with what was known, and whether making it
/// again gives the same.
public final class DecisionRecord {
  private static final ObjectMapper JSON = new JsonMapper();

  private DecisionRecord() {}

  /// One line of JSON.
  public static String json(Decision decision) {
    var question = decision.question();
    var record = JSON.createObjectNode();
    record.put("schema", "stillwatch.decision/1");
    record.put("id", question.id());
    record.put("stage", question.stage().word());
    record.put("at", Instant.ofEpochMilli(question.atMillis()).toString());
    record.put("account", question.account().value());
    if (question.key().named()) {
      record.put("key", question.key().id());
    } else {
      record.putNull("key");
    }
    record.put("held", question.held().size());
    var known = record.putObject("known");
    known.put("verdict", decision.standing().verdict().name().toLowerCase(Locale.ROOT));
    known.put("campaign", decision.standing().campaign());
    known.put("table", decision.tableVersion());
    if (decision.tableVersion() == 0) {
      known.putNull("tick");
    } else {
      known.put("tick", Instant.ofEpochMilli(decision.tickMillis()).toString());
    }
    known.put("lagMillis", decision.lagMillis());
    var order = record.putObject("order");
    order.put("measure", decision.order().measure().word());
    order.put("reason", decision.order().reason().word());
    order.put("action", decision.order().action());
    if (decision.order().action().isEmpty()) {
      order.putNull("until");
    } else {
      order.put("until", Instant.ofEpochMilli(decision.order().untilMillis()).toString());
    }
    var rules = record.putObject("rules");
    rules.put("policy", decision.rules().policy());
    rules.put("whenBlind", decision.rules().whenBlind().word());
    rules.put("staleAfterMillis", decision.rules().staleAfterMillis());
    rules.put("expiresAfterMillis", decision.rules().expiresAfterMillis());
    var answer = record.putObject("answer");
    answer.put("measure", decision.answer().measure().word());
    answer.put("reason", decision.answer().reason().word());
    answer.put("expiresAt", Instant.ofEpochMilli(decision.answer().expiresMillis()).toString());
    answer.put("stale", decision.answer().stale());
    LimitRecord.put(record, decision.metered());
    record.put("replaysTheSame", decision.again().equals(decision));
    return record.toString();
  }
}
