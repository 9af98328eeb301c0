// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Stillwatch what to do about a request. When it does not answer in time, or not with a
/// decision, [WhenSilent] says whether the request goes on.
final class Decisions {
  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebClient stillwatch;
  private final WhenSilent whenSilent;
  private final AtomicLong silent = new AtomicLong();

  /// @param stillwatch sends the key for deciding and waits no longer than a request may
  Decisions(WebClient stillwatch, WhenSilent whenSilent) {
    this.stillwatch = stillwatch;
    this.whenSilent = whenSilent;
  }

  CompletableFuture<Verdict> about(String account) {
    String question = JSON.createObjectNode().put("account", account).toString();
    return stillwatch
        .prepare()
        .post("/v1/decide")
        .content(MediaType.JSON, question)
        .execute()
        .aggregate()
        .thenApply(Decisions::read)
        .exceptionally(failure -> silent());
  }

  /// How often there was no answer.
  long timesSilent() {
    return silent.get();
  }

  private Verdict silent() {
    long times = silent.incrementAndGet();
    if (Long.bitCount(times) == 1) {
      LOG.warn("no decision for {} requests so far: {}", times, whenSilent);
    }
    return whenSilent == WhenSilent.LET_THROUGH ? Verdict.LET_THROUGH : Verdict.REFUSED;
  }

  private static Verdict read(AggregatedHttpResponse answer) {
    if (!answer.status().equals(HttpStatus.OK)) {
      throw new IllegalStateException("no decision: " + answer.status().code());
    }
    try {
      JsonNode said = JSON.readTree(answer.content().array());
      return new Verdict(said.required("decision").asText(), said.required("measure").asText());
    } catch (IOException e) {
      throw new IllegalStateException("no decision", e);
    }
  }
}
