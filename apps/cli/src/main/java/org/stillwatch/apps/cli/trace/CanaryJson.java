// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.stillwatch.trace.canary.CanaryLife;
import org.stillwatch.trace.canary.CanaryPlan;
import org.stillwatch.trace.canary.CanaryStage;
import org.stillwatch.trace.canary.CanaryStep;
import org.stillwatch.trace.canary.Opening;
import org.stillwatch.trace.canary.Phrase;
import org.stillwatch.trace.key.Digest;
import org.stillwatch.trace.key.EpochCommitment;

/// Canaries as JSON: their state, version 1, and what is revealed in the end.
final class CanaryJson {
  private static final int VERSION = 1;

  private CanaryJson() {}

  static ObjectNode of(CanaryState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    json.put("secret", state.secret());
    CanaryPlan plan = state.plan();
    json.putObject("plan")
        .put("epoch", plan.epoch())
        .put("model", plan.model())
        .put("name", plan.name())
        .put("canaries", plan.canaries())
        .put("decoys", plan.decoys());
    EpochCommitment published = state.published();
    json.putObject("commitment")
        .put("rootId", published.rootId())
        .put("atMillis", published.atMillis())
        .put("digest", published.root().hex());
    var steps = json.putArray("steps");
    for (CanaryStep step : state.life().steps()) {
      steps
          .addObject()
          .put("stage", step.stage().word())
          .put("by", step.by())
          .put("atMillis", step.atMillis());
    }
    return json;
  }

  /// @throws IllegalArgumentException when it is anything else
  static CanaryState state(JsonNode json) {
    if (json.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("expected version 1");
    }
    String secret = text(json, "secret");
    if (!secret.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("expected a secret of 64 hexadecimal digits");
    }
    CanaryPlan plan = plan(json.path("plan"));
    return new CanaryState(secret, plan, commitment(json.path("commitment"), plan), life(json));
  }

  private static CanaryPlan plan(JsonNode json) {
    return new CanaryPlan(
        number(json, "epoch"),
        text(json, "model"),
        text(json, "name"),
        Math.toIntExact(Math.clamp(number(json, "canaries"), -1, 1_000_000)),
        Math.toIntExact(Math.clamp(number(json, "decoys"), -1, 1_000_000)));
  }

  private static EpochCommitment commitment(JsonNode json, CanaryPlan plan) {
    return new EpochCommitment(
        plan.epoch(),
        text(json, "rootId"),
        number(json, "atMillis"),
        plan.canaries(),
        new Digest(text(json, "digest")));
  }

  private static CanaryLife life(JsonNode json) {
    List<CanaryStep> steps = new ArrayList<>();
    for (JsonNode step : json.path("steps")) {
      var stage = CanaryStage.valueOf(text(step, "stage").toUpperCase(Locale.ROOT));
      steps.add(new CanaryStep(stage, text(step, "by"), number(step, "atMillis")));
    }
    return new CanaryLife(steps);
  }

  private static String text(JsonNode json, String name) {
    if (!json.path(name).isTextual()) {
      throw new IllegalArgumentException("expected text in " + name);
    }
    return json.path(name).textValue();
  }

  private static long number(JsonNode json, String name) {
    if (!json.path(name).canConvertToLong() || !json.path(name).isIntegralNumber()) {
      throw new IllegalArgumentException("expected a whole number in " + name);
    }
    return json.path(name).longValue();
  }

  /// One canary that everybody may know, with all that is needed to check the commitment: SHA-256
  /// of a byte 0, the salt, the epoch (8 bytes), the length of the name (4 bytes), the name and the
  /// phrases with a line feed between them is the leaf.
  static ObjectNode revealed(Opening.Leaf leaf) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", leaf.sealed().name()).put("epoch", leaf.sealed().epoch());
    json.put("served", leaf.canary().served().text());
    var decoys = json.putArray("decoys");
    leaf.canary().phrases().stream().skip(1).map(Phrase::text).forEach(decoys::add);
    json.put("salt", HexFormat.of().formatHex(leaf.sealed().salt()));
    json.put("index", leaf.proof().index()).put("leaves", leaf.proof().size());
    var path = json.putArray("path");
    leaf.proof().path().stream().map(Digest::hex).forEach(path::add);
    return json;
  }
}
