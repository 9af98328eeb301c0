// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// A gateway that tries again writes one record for each attempt.
class AttemptsTest {
  private static final LogFormat PORTKEY = LogFormats.named("portkey").orElseThrow();

  private final List<JsonNode> exchanges = new ArrayList<>();
  private final List<RejectReason> refused = new ArrayList<>();

  private void read(LogFormat format, String... lines) throws IOException {
    var translation = new Translation(LogSettings.DEFAULT);
    var values = new ArrayList<JsonNode>();
    for (String line : lines) {
      values.add(Values.MAPPER.readTree(line.replace('\'', '"')));
    }
    var place = new Place(0, 1, 0, 1, 0);
    if (format.joins()) {
      values.forEach(value -> translation.hear(format, value));
    }
    var out =
        new Translation.Lines() {
          @Override
          public void line(byte[] line, Place at) {
            try {
              exchanges.add(Values.MAPPER.readTree(new String(line, UTF_8)));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }

          @Override
          public void refused(RejectReason reason, Place at) {
            refused.add(reason);
          }
        };
    values.forEach(value -> translation.read(format, value, place, out));
    translation.end(format, out);
  }

  private static String attempt(String id, int status) {
    return "{'hookSpanId':'%s','createdAt':'2026-03-02T09:00:00Z','providerOptions':{},'transformedRequest':{},'responseStatus':%d,'requestParams':{'user':'a'}}"
        .formatted(id, status);
  }

  @Test
  void the_last_attempt_is_what_the_caller_got() throws IOException {
    read(
        PORTKEY,
        attempt("p-1", 429),
        attempt("p-2", 200),
        attempt("p-1", 500),
        attempt("p-1", 200));

    assertThat(exchanges)
        .extracting(e -> e.path("id").asText() + " " + e.at("/response/status").asInt())
        .containsExactly("p-2 200", "p-1 200");
    assertThat(refused).containsExactly(RejectReason.NOT_AN_EXCHANGE, RejectReason.NOT_AN_EXCHANGE);
  }

  @Test
  void attempts_without_an_id_are_requests_of_their_own() throws IOException {
    read(PORTKEY, attempt("", 429), attempt("", 200));

    assertThat(exchanges).hasSize(2);
    assertThat(refused).isEmpty();
  }
}
