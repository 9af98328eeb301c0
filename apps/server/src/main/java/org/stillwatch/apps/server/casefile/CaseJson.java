// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.apps.server.docket.Stakes;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Event;

/// A case for programs: `case.json`. The page and the table are made of it.
final class CaseJson {
  private static final ObjectMapper JSON = new JsonMapper();

  private final Material material;
  private final Proceedings proceedings;

  private CaseJson(Material material, Proceedings proceedings) {
    this.material = material;
    this.proceedings = proceedings;
  }

  static ObjectNode of(Material material, Proceedings proceedings) throws Damaged {
    try {
      return new CaseJson(material, proceedings).json();
    } catch (IOException | RuntimeException e) { // kept texts of a forger hold anything
      throw new Damaged("what was kept cannot be told as a case");
    }
  }

  private ObjectNode json() throws IOException {
    var one = proceedings.one();
    var json = JSON.createObjectNode();
    json.put("schema", "stillwatch.case-file/1");
    json.put("tool", material.tool());
    json.put("asOf", Happened.time(material.asOfMillis()));
    json.put("id", one.id());
    json.put("campaign", one.campaign());
    one.account().ifPresent(account -> json.put("account", account.value()));
    json.put("open", one.open());
    json.put("openedAt", Happened.time(one.openedMillis()));
    json.put("assigned", one.assigned());
    json.setAll(Stakes.of(proceedings.actions(), Proceedings.texts(material)));
    json.set("found", found());
    notes(json.putArray("notes"), one.id());
    var measures = json.putArray("measures");
    proceedings.actions().forEach(a -> measure(measures.addObject(), a));
    var appeals = json.putArray("appeals");
    proceedings.appeals().forEach(a -> appeal(appeals.addObject(), a));
    var policies = json.putArray("policies");
    material.policies().keySet().forEach(policies::add);
    history(json.putArray("history"));
    return json;
  }

  /// The record of the campaign that was kept last.
  private JsonNode found() throws IOException {
    Optional<String> id =
        Stakes.recordId(proceedings.actions(), Proceedings.texts(material))
            .filter(name -> material.evidence().containsKey(name));
    return id.isPresent() ? parsed(id.get()) : JSON.createObjectNode();
  }

  private void measure(ObjectNode to, Action action) {
    JsonNode facts = parsed(action.grounds().evidence()).path("facts");
    to.put("id", action.id());
    to.put("account", action.account().value());
    to.put("state", action.state().word());
    to.put("asked", action.asked().word());
    to.put("measure", action.measure().word());
    if (action.untilMillis() == Long.MIN_VALUE) {
      to.putNull("until");
    } else {
      to.put("until", Happened.time(action.untilMillis()));
    }
    action.approvals().forEach(to.putArray("approvals")::add);
    action.renewals().forEach(to.putArray("renewals")::add);
    to.put("policy", action.source().policy());
    to.put("policyVersion", action.source().version());
    to.put("policyDigest", action.source().digest());
    to.put("rule", action.source().rule());
    to.put("verdict", action.grounds().verdict().word());
    to.put("calibration", action.grounds().calibration().word());
    to.put("families", action.grounds().families());
    to.put("costlyTie", action.grounds().costlyTie());
    for (String name : new String[] {"membership", "core", "plan", "ageDays", "usdCentsPerMonth"}) {
      to.set(name, facts.has(name) ? facts.path(name) : JSON.nullNode());
    }
    to.put("evidence", action.grounds().evidence());
  }

  private void appeal(ObjectNode to, Appeal appeal) {
    to.put("id", appeal.id());
    to.put("account", appeal.account().value());
    to.put("outcome", appeal.outcome().word());
    to.put("filedAt", Happened.time(appeal.filedMillis()));
    to.put("dueAt", Happened.time(appeal.dueMillis()));
    to.put("assigned", appeal.assigned());
    to.put("statement", words(appeal.statement()));
    for (Event event : proceedings.events()) {
      if (event instanceof Event.AppealDecided decided && decided.subject().equals(appeal.id())) {
        to.put("decidedBy", decided.by());
        to.put("decidedAt", Happened.time(decided.atMillis()));
        to.put("reason", decided.reason());
      }
    }
    notes(to.putArray("notes"), appeal.id());
  }

  private void notes(ArrayNode to, String subject) {
    for (Event event : proceedings.events()) {
      if (event instanceof Event.Noted noted && noted.subject().equals(subject)) {
        to.addObject()
            .put("at", Happened.time(noted.atMillis()))
            .put("by", noted.by())
            .put("text", words(noted.note()));
      }
    }
  }

  private void history(ArrayNode to) {
    for (Event event : proceedings.events()) {
      to.addObject()
          .put("at", Happened.time(event.atMillis()))
          .put("by", event.by())
          .put("event", EventJson.kind(event))
          .put("subject", event.subject())
          .put("says", Happened.sentence(event));
    }
  }

  private String words(String id) {
    return material.words().getOrDefault(id, "(forgotten)");
  }

  private JsonNode parsed(String evidence) {
    try {
      return JSON.readTree(material.evidence().getOrDefault(evidence, "{}"));
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
