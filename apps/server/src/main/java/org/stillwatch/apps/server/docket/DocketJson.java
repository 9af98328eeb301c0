// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.action.KeySign;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.AppealQueue;
import org.stillwatch.respond.docket.Approvals;
import org.stillwatch.respond.docket.Case;
import org.stillwatch.respond.docket.Docket;

/// The docket as people look at it.
final class DocketJson {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final int MOST_SHOWN = 1_000;

  private final Clerk clerk;
  private final Policies policies;

  DocketJson(Clerk clerk, Policies policies) {
    this.clerk = clerk;
    this.policies = policies;
  }

  String policy() {
    var state = clerk.docket().policy();
    var json = JSON.createObjectNode();
    json.put("policy", policies.loaded().name());
    json.put("version", policies.loaded().version());
    json.put("digest", state.digest());
    json.put("mode", state.mode().word());
    state.approvals().forEach(json.putArray("approvals")::add);
    var counts = json.putObject("measures");
    for (Action.State one : Action.State.values()) {
      counts.put(
          one.word(),
          clerk.docket().actions().values().stream().filter(a -> a.state() == one).count());
    }
    return json.toString();
  }

  String cases() {
    var json = JSON.createObjectNode();
    ArrayNode list = json.putArray("cases");
    Docket docket = clerk.docket();
    docket.cases().values().forEach(c -> describe(list.addObject(), docket, c));
    return json.toString();
  }

  Optional<String> one(String id) throws IOException {
    Docket docket = clerk.docket();
    Optional<Case> found = docket.caseWith(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Case one = found.get();
    var json = JSON.createObjectNode();
    describe(json, docket, one);
    texts(json.putArray("notes"), one.notes());
    List<Action> actions = docket.measures(one);
    json.setAll(Stakes.of(actions, clerk::texts));
    ArrayNode list = json.putArray("measures");
    actions.stream().limit(MOST_SHOWN).forEach(a -> describe(list.addObject(), a));
    return Optional.of(json.toString());
  }

  private static void describe(ObjectNode json, Docket docket, Case one) {
    json.put("id", one.id());
    json.put("campaign", one.campaign());
    one.account().ifPresent(account -> json.put("account", account.value()));
    json.put("open", one.open());
    json.put("openedAt", time(one.openedMillis()));
    json.put("dueAt", time(one.dueMillis()));
    json.put("assigned", one.assigned());
    if (one.heldUntilMillis() == Long.MIN_VALUE) {
      json.putNull("heldUntil");
    } else {
      json.put("heldUntil", time(one.heldUntilMillis()));
    }
    json.put("waiting", Approvals.waiting(docket, one).size());
  }

  /// A measure, and whether the policy that asked for it asks for the same again.
  Optional<String> measure(String id) throws IOException {
    Optional<Action> action = clerk.docket().action(id);
    if (action.isEmpty()) {
      return Optional.empty();
    }
    var json = JSON.createObjectNode();
    describe(json, action.get());
    Optional<String> evidence = clerk.text(action.get().grounds().evidence());
    json.set("evidence", evidence.map(DocketJson::parsed).orElseGet(JSON::createObjectNode));
    json.put("replaysTheSame", replays(action.get(), evidence));
    return Optional.of(json.toString());
  }

  /// Evidence that is gone and a policy that is gone replay nothing.
  private boolean replays(Action action, Optional<String> evidence) throws IOException {
    var policy = policies.kept(action.source().digest());
    return evidence.isPresent()
        && policy.isPresent()
        && Again.same(action, evidence.get(), policy.get());
  }

  static ObjectNode parsed(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object ? object : JSON.createObjectNode();
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  private static void describe(ObjectNode json, Action action) {
    json.put("id", action.id());
    json.put("account", action.account().value());
    json.put("state", action.state().word());
    json.put("asked", action.asked().word());
    json.put("measure", action.measure().word());
    if (action.untilMillis() == Long.MIN_VALUE) {
      json.putNull("until");
    } else {
      json.put("until", time(action.untilMillis()));
    }
    action.approvals().forEach(json.putArray("approvals")::add);
    json.put("policy", action.source().policy());
    json.put("policyVersion", action.source().version());
    json.put("rule", action.source().rule());
    json.put("campaign", action.grounds().campaign());
    json.put("verdict", action.grounds().verdict().word());
    json.put("evidenceId", action.grounds().evidence());
  }

  String containments() {
    var json = JSON.createObjectNode();
    ArrayNode list = json.putArray("containments");
    clerk.docket().containments().values().forEach(c -> describe(list.addObject(), c));
    return json.toString();
  }

  Optional<String> containment(String id) {
    return Optional.ofNullable(clerk.docket().containments().get(id))
        .map(one -> {
          var json = JSON.createObjectNode();
          describe(json, one);
          return json.toString();
        });
  }

  private static void describe(ObjectNode json, Containment one) {
    json.put("id", one.id());
    json.put("account", one.key().account().value());
    json.put("key", one.key().id());
    json.put("asked", one.asked().word());
    json.put("measure", one.measure().word());
    json.put("until", time(one.untilMillis()));
    json.put("released", one.released());
    json.put("askedByHolder", one.askedByHolder());
    one.signs().stream().map(KeySign::word).forEach(json.putArray("signs")::add);
    one.approvals().forEach(json.putArray("approvals")::add);
  }

  String appeals() throws IOException {
    var json = JSON.createObjectNode();
    ArrayNode list = json.putArray("appeals");
    for (Appeal appeal : AppealQueue.of(clerk.docket())) {
      describe(list.addObject(), appeal);
    }
    return json.toString();
  }

  Optional<String> appealOf(AccountId account) throws IOException {
    Optional<Appeal> appeal = clerk.docket().appealOf(account);
    return appeal.isPresent() ? any(appeal.get().id()) : Optional.empty();
  }

  private void describe(ObjectNode json, Appeal appeal) throws IOException {
    json.put("id", appeal.id());
    json.put("account", appeal.account().value());
    json.put("outcome", appeal.outcome().word());
    json.put("filedAt", time(appeal.filedMillis()));
    json.put("dueAt", time(appeal.dueMillis()));
    json.put("assigned", appeal.assigned());
    json.put("statement", clerk.text(appeal.statement()).orElse(""));
    texts(json.putArray("notes"), appeal.notes());
  }

  /// Whatever has an id.
  Optional<String> any(String id) throws IOException {
    Optional<Appeal> appeal = clerk.docket().appeal(id);
    if (appeal.isPresent()) {
      var json = JSON.createObjectNode();
      describe(json, appeal.get());
      return Optional.of(json.toString());
    }
    Optional<String> contained = containment(id);
    if (contained.isPresent()) {
      return contained;
    }
    Optional<String> one = one(id);
    return one.isPresent() ? one : measure(id);
  }

  private void texts(ArrayNode to, Collection<String> ids) throws IOException {
    for (String id : ids) {
      to.add(clerk.text(id).orElse("(forgotten)"));
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
