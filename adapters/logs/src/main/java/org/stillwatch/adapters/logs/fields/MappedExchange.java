// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import org.stillwatch.adapters.logs.body.Answer;
import org.stillwatch.adapters.logs.body.Ask;
import org.stillwatch.adapters.logs.body.FinishWords;
import org.stillwatch.adapters.logs.record.Addresses;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Moments;
import org.stillwatch.adapters.logs.record.Operations;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.base.Times;

/// Makes `exchange/1` of a record by a field map. What the record says of itself goes before what
/// its answer says.
final class MappedExchange {
  private final FieldMap map;
  private final LogSettings settings;

  MappedExchange(FieldMap map, LogSettings settings) {
    this.map = map;
    this.settings = settings;
  }

  ObjectNode of(Pick.Cells record) {
    ObjectNode exchange = Values.object();
    JsonNode recorded = Values.structured(map.take("response", record));
    Answer answer = Answer.of(recorded);
    Values.put(exchange, "id", or(text("id", record), answer.id()));
    time(record, exchange);
    String named =
        settings.account().isEmpty() ? "" : Values.text(map.attribute(settings.account(), record));
    Values.put(exchange, "account", or(named, text("account", record)));
    for (String name : new String[] {"org", "key", "user", "session"}) {
      Values.put(exchange, name, text(name, record));
    }
    Values.put(exchange, "pathway", text("pathway", record));
    Values.put(exchange, "model", or(answer.model(), text("model", record)));
    String operation = text("operation", record);
    Values.put(
        exchange, "operation", Operations.of(map.operations().getOrDefault(operation, operation)));
    client(record, exchange);
    ObjectNode request = Ask.of(map.take("request", record));
    if (!request.isEmpty()) {
      exchange.set("request", request);
    }
    response(record, answer, exchange);
    usage(record, answer, exchange);
    return exchange;
  }

  /// Start and length; a log that knows the end only is counted back from there.
  private void time(Pick.Cells record, ObjectNode exchange) {
    long start = Moments.millis(text("time", record), settings.zone());
    long end = Moments.millis(text("end", record), settings.zone());
    OptionalLong latency = Moments.millisOf(map.take("latencyMs", record));
    if (latency.isEmpty() && start != Times.NONE && end >= start) {
      latency = OptionalLong.of(end - start);
    }
    if (start == Times.NONE && end != Times.NONE) {
      start = end - latency.orElse(0);
    }
    if (start != Times.NONE) {
      exchange.put("time", start);
    }
    latency.ifPresent(ms -> exchange.put("latencyMs", ms));
  }

  private void client(Pick.Cells record, ObjectNode exchange) {
    ObjectNode client = Values.object();
    String forwarded =
        Addresses.forwarded(text("client.forwarded", record), settings.trustedHops());
    Values.put(client, "ip", or(forwarded, Addresses.caller(text("client.ip", record))));
    for (String name : new String[] {"userAgent", "ja3", "ja4", "h2"}) {
      Values.put(client, name, text("client." + name, record));
    }
    JsonNode headers = map.take("client.headers", record);
    if (headers.isContainerNode()) {
      client.set("headers", headers);
    }
    if (!client.isEmpty()) {
      exchange.set("client", client);
    }
  }

  private void response(Pick.Cells record, Answer answer, ObjectNode exchange) {
    ObjectNode response = Values.object();
    OptionalLong status = Values.whole(map.take("status", record));
    boolean plausible = status.isPresent() && status.getAsLong() >= 100 && status.getAsLong() < 600;
    if (plausible) {
      response.put("status", status.getAsLong());
    }
    String error = or(text("error", record), answer.error());
    boolean failed = !error.isEmpty() || (plausible && status.getAsLong() >= 400);
    String finish = or(FinishWords.of(text("finish", record)), answer.finish());
    Values.put(response, "finish", failed ? "error" : finish);
    Values.put(response, "error", error);
    if (Values.known(answer.body())
        && !(answer.body().isTextual() && answer.body().asText().isEmpty())) {
      response.set("body", answer.body());
    }
    if (!response.isEmpty()) {
      exchange.set("response", response);
    }
  }

  private void usage(Pick.Cells record, Answer answer, ObjectNode exchange) {
    ObjectNode usage = answer.usage();
    for (String name : new String[] {"input", "output", "cached", "reasoning"}) {
      Values.whole(map.take("usage." + name, record)).ifPresent(n -> usage.put(name, n));
    }
    if (!usage.isEmpty()) {
      exchange.set("usage", usage);
    }
  }

  private String text(String field, Pick.Cells record) {
    return Values.text(map.take(field, record));
  }

  private static String or(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
