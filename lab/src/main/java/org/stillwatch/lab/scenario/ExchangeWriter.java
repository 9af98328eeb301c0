// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.chance.Dice;

/// Puts calls into words, one `exchange/1` a line. Nothing is kept between two lines.
final class ExchangeWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int ENVELOPE = 1_000;

  private final Stage stage;
  private final Jsonl file;
  private final Set<String> thinking = new TreeSet<>();

  ExchangeWriter(Stage stage, Jsonl file) {
    this.stage = stage;
    this.file = file;
    stage.world.recipe().models().stream()
        .filter(m -> m.family().equals("reasoning"))
        .forEach(m -> thinking.add(m.model()));
  }

  void write(Call call) throws IOException {
    Persona persona = stage.personas.get(call.persona());
    Account account = stage.accounts.get(persona.account());
    Talk talk = Talk.of(persona.script(), call);
    Dice dice = Talk.dice(call.id(), ENVELOPE);
    String model = persona.models().at(call.timeMillis());
    JsonGenerator json = file.line("stillwatch.exchange/1");
    json.writeStringField("id", Ids.exchange(call.id()));
    json.writeStringField("time", time(call.timeMillis()));
    json.writeStringField("account", account.id());
    Jsonl.text(json, "org", account.org());
    Jsonl.text(json, "key", persona.key());
    Jsonl.text(json, "user", persona.user());
    if (persona.sessions()) {
      long session = call.conversation() ^ (long) call.persona() << 40;
      json.writeStringField("session", "s_" + HexFormat.of().toHexDigits(session));
    }
    json.writeStringField("pathway", persona.pathway());
    json.writeStringField("model", model);
    json.writeStringField("operation", persona.body().operation());
    client(json, persona, call);
    boolean signed = stage.signs(call.persona(), call.timeMillis());
    RequestBody.write(json, persona, talk, model, call.conversation(), signed);
    answer(json, persona, call, talk, model, dice);
    file.end();
  }

  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  private static void client(JsonGenerator json, Persona persona, Call call) throws IOException {
    int which = Math.floorMod((int) (call.conversation() >>> 20), persona.clients().size());
    Client client = persona.clients().get(which);
    String pathway = persona.pathway();
    json.writeObjectFieldStart("client");
    json.writeStringField("ip", persona.egress().at(call.timeMillis()));
    Jsonl.text(json, "userAgent", client.userAgent());
    if (Pathways.seesTls(pathway)) {
      json.writeStringField("ja3", client.ja3());
      json.writeStringField("ja4", client.ja4());
      json.writeStringField("h2", client.h2());
    }
    if (Pathways.keepsHeaders(pathway)) {
      headers(json, client, pathway);
    }
    json.writeEndObject();
  }

  private static void headers(JsonGenerator json, Client client, String pathway)
      throws IOException {
    if (!Pathways.keepsHeaderOrder(pathway)) {
      json.writeObjectFieldStart("headers");
      for (Client.Header header : client.headers()) {
        json.writeStringField(header.name(), header.value());
      }
      json.writeEndObject();
      return;
    }
    json.writeArrayFieldStart("headers");
    for (Client.Header header : client.headers()) {
      json.writeStartArray();
      json.writeString(header.name());
      json.writeString(header.value());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void answer(
      JsonGenerator json, Persona persona, Call call, Talk talk, String model, Dice dice)
      throws IOException {
    boolean answered = call.outcome() == Outcome.ANSWERED;
    double u = dice.unit();
    String finish =
        !answered ? "error" : u < 0.003 ? "content_filter" : u < 0.03 ? "length" : "stop";
    json.writeObjectFieldStart("response");
    json.writeNumberField("status", call.outcome().status());
    json.writeStringField("finish", finish);
    if (!answered) {
      json.writeStringField(
          "error", call.outcome() == Outcome.LIMITED ? "rate_limit_exceeded" : "server_error");
    } else if (Pathways.keepsAnswers(persona.pathway())) {
      RequestBody.answer(
          json,
          persona,
          finish.equals("content_filter") ? "" : talk.answer(),
          finish,
          stage.signs(call.persona(), call.timeMillis())
              ? RequestBody.signature(call.conversation(), call.turn())
              : "");
    }
    json.writeEndObject();
    if (answered) {
      usage(json, talk, thinking.contains(model), dice);
    }
    double tokens = answered ? talk.outputTokens() : 1;
    json.writeNumberField(
        "latencyMs", (int) Math.min(600_000, dice.logNormal(250 + 14 * tokens, 0.35)));
  }

  private static void usage(JsonGenerator json, Talk talk, boolean thinks, Dice dice)
      throws IOException {
    int reasoning = thinks ? (int) (talk.outputTokens() * (0.5 + 2 * dice.unit())) : 0;
    json.writeObjectFieldStart("usage");
    json.writeNumberField("input", talk.inputTokens());
    json.writeNumberField("output", talk.outputTokens() + reasoning);
    json.writeNumberField("reasoning", reasoning);
    json.writeNumberField("cached", dice.chance(0.5) ? talk.earlierTokens() : 0);
    json.writeEndObject();
  }
}
