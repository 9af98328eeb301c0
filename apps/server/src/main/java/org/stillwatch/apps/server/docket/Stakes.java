// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.respond.action.Action;

/// What is at stake in a case: what the campaign took, and what those pay whom actions hit or would
/// hit.
public final class Stakes {
  private static final Set<Action.State> HITS = Set.of(Action.State.PROPOSED, Action.State.RUNNING);
  private static final List<String> COST = List.of("exchanges", "tokens", "usdCents");

  private Stakes() {}

  /// What is at stake, as JSON with the members `cost` and `revenue`.
  ///
  /// @param actions all of the case, oldest first
  /// @param texts kept snapshots and records of campaigns
  public static ObjectNode of(Collection<Action> actions, Texts texts) throws IOException {
    var json = JsonNodeFactory.instance.objectNode();
    json.set("cost", cost(record(actions, texts)));
    json.set("revenue", revenue(actions, texts));
    return json;
  }

  /// What a campaign took, by its record; null what the record does not say.
  static ObjectNode cost(Optional<String> record) {
    JsonNode from = record.map(DocketJson::parsed).orElseGet(JsonNodeFactory.instance::objectNode);
    var json = JsonNodeFactory.instance.objectNode();
    for (String name : COST) {
      JsonNode value = from.path(name);
      if (value.isIntegralNumber()) {
        json.put(name, value.asLong());
      } else {
        json.putNull(name);
      }
    }
    return json;
  }

  /// The record of the campaign that was kept last.
  static Optional<String> record(Collection<Action> actions, Texts texts) throws IOException {
    Optional<String> id = recordId(actions, texts);
    return id.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(texts.of(List.of(id.get())).get(id.get()));
  }

  /// Its id.
  public static Optional<String> recordId(Collection<Action> actions, Texts texts)
      throws IOException {
    String last = actions.stream().reduce((_, b) -> b).map(a -> a.grounds().evidence()).orElse("");
    Optional<String> evidence =
        last.isEmpty() ? Optional.empty() : Optional.ofNullable(texts.of(List.of(last)).get(last));
    return evidence.flatMap(KeptNames::record);
  }

  private static ObjectNode revenue(Collection<Action> actions, Texts texts) throws IOException {
    var evidence = new TreeMap<String, String>();
    actions.stream()
        .filter(a -> HITS.contains(a.state()))
        .forEach(a -> evidence.put(a.account().value(), a.grounds().evidence()));
    Map<String, OptionalLong> paid = paid(new TreeSet<>(evidence.values()), texts);
    var revenue = new Revenue();
    evidence.values().forEach(id -> revenue.add(paid.getOrDefault(id, OptionalLong.empty())));
    return revenue.json();
  }

  private static Map<String, OptionalLong> paid(Collection<String> ids, Texts texts)
      throws IOException {
    var all = new ArrayList<>(ids);
    var paid = new TreeMap<String, OptionalLong>();
    for (int from = 0; from < all.size(); from += Texts.PAGE) {
      texts
          .of(all.subList(from, Math.min(all.size(), from + Texts.PAGE)))
          .forEach((id, text) -> paid.put(id, paid(text)));
    }
    return paid;
  }

  private static OptionalLong paid(String evidence) {
    JsonNode value = DocketJson.parsed(evidence).at("/facts/usdCentsPerMonth");
    return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
  }
}
