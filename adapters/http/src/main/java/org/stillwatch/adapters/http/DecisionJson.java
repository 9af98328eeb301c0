// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.limit.Limited;

/// The answer to a question as JSON. It names no evidence, so that it may be passed on.
final class DecisionJson {
  private static final JsonFactory JSON = new JsonFactory();

  private DecisionJson() {}

  static byte[] answer(Decision decision) {
    var answer = decision.answer();
    var out = new ByteArrayOutputStream(192);
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("decision", decision.question().id());
      json.writeStringField("measure", answer.measure().word());
      json.writeStringField("reason", answer.reason().word());
      json.writeStringField("expiresAt", Instant.ofEpochMilli(answer.expiresMillis()).toString());
      json.writeBooleanField("stale", answer.stale());
      Limited limited = decision.metered().told();
      if (!limited.isNot()) {
        json.writeObjectFieldStart("limited");
        json.writeStringField("budget", limited.budget());
        if (!limited.isForGood()) {
          json.writeNumberField("retryAfterMillis", limited.retryAfterMillis());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
