// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.apps.server.live.LiveLoop;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.LiveEngine;

/// How far detection is.
record Status(
    LiveLoop loop, Journal entries, KafkaFeed kafka, ServedAnswers answers, InstantSource clock) {
  private static final ObjectMapper JSON = new JsonMapper();

  String json() {
    var status = JSON.createObjectNode();
    status.put("now", clock.instant().toString());
    status.put("caughtUp", loop.caughtUp());
    status.put("failure", loop.failure());
    status.put("outOfMemory", loop.outOfMemory());
    status.put("storing", entries.failure().isEmpty() && answers.storing());
    status.put("stored", entries.end().toString());
    status.put("lostBytes", loop.lostBytes());
    kafka.tell(status);
    answers.tell(status);
    loop.published()
        .ifPresentOrElse(
            found -> {
              status.put("read", found.at().toString());
              status.put("tick", Instant.ofEpochMilli(found.table().tickMillis()).toString());
              status.put("campaigns", found.campaigns().size());
              var accounts = status.putObject("verdicts");
              found
                  .accountsSeen()
                  .ifPresent(seen -> {
                    status.put("accounts", seen);
                    accounts.put(word(Verdict.CLEAR), seen - found.table().accounts().size());
                  });
              for (Verdict verdict : List.of(Verdict.WATCH, Verdict.REVIEW, Verdict.ACT)) {
                accounts.put(word(verdict), found.table().at(verdict));
              }
              var decided = status.putObject("decided");
              new TreeMap<>(found.decided()).forEach(decided::put);
              var exchanges = status.putObject("exchanges");
              for (LiveEngine.Taken taken : LiveEngine.Taken.values()) {
                exchanges.put(word(taken), found.exchanges().counts().getOrDefault(taken, 0L));
              }
              exchanges.put("waiting", found.exchanges().waiting());
              var late = found.exchanges().late();
              exchanges.put("lateWaiting", late.waiting());
              exchanges.put("lateSeen", late.seen());
              exchanges.put("lateKnown", late.known());
              exchanges.put("lateOld", late.old());
            },
            () -> status.putNull("tick"));
    return status.toString();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
