// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.stillwatch.base.Seed;

/// A small log as files: 150 strangers, and a farm of 24 with one sentence and cards in fours.
/// Every prompt, some headers and some fields of the account table hold a secret.
final class SmallLog {
  static final String SECRET = "sw-secret-7f3a91c2";
  static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
  private static final List<String> WORDS =
      List.of(
          "river",
          "stone",
          "budget",
          "kernel",
          "garden",
          "latency",
          "poem",
          "invoice",
          "matrix",
          "harbour",
          "violin",
          "protein",
          "ledger",
          "compiler",
          "tariff",
          "museum");

  private final SplittableRandom random = new Seed(11).derive("small log").random();
  final List<String> exchanges = new ArrayList<>();
  final List<String> accounts = new ArrayList<>();

  private record Timed(long millis, String line) {}

  SmallLog() {
    var timed = new ArrayList<Timed>();
    for (int i = 0; i < 150; i++) {
      account("s" + i, START.minusSeconds(86_400L * random.nextInt(1, 400)), "card" + i);
      for (int k = 0; k < 12; k++) {
        timed.add(exchange("s" + i, random.nextInt(48) * 3_600L + random.nextInt(3_600), ""));
      }
    }
    for (int i = 0; i < 24; i++) {
      account("f" + i, START.plusSeconds(i * 60L), "farm" + i / 4);
      for (int k = 0; k < 30; k++) {
        timed.add(
            exchange(
                "f" + i,
                86_400L + random.nextInt(86_400),
                "Solve the task and write down every single step of your reasoning. "));
      }
    }
    timed.sort(Comparator.comparingLong(Timed::millis).thenComparing(Timed::line));
    timed.forEach(t -> exchanges.add(t.line));
  }

  private Timed exchange(String account, long seconds, String template) {
    var time = START.plusSeconds(seconds);
    String text =
        template
            + random.ints(14, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "))
            + " "
            + SECRET;
    String line =
        """
        {"id":"x-%d","time":"%s","account":"%s","pathway":"first-party-api","model":"model-l1","operation":"chat",\
        "client":{"ip":"198.18.%d.%d","userAgent":"sdk/1.0","headers":[["authorization","Bearer %s"],["x-note","%s"]]},\
        "request":{"messages":[{"role":"system","content":"You help. %s"},{"role":"user","content":"%s"}]},\
        "response":{"status":200,"finish":"stop","body":{"choices":[{"message":{"role":"assistant","content":"%s"}}]}},\
        "usage":{"input":100,"output":200}}\
        """
            .formatted(
                random.nextLong(1L << 40),
                time,
                account,
                random.nextInt(250),
                random.nextInt(250),
                SECRET,
                SECRET,
                SECRET,
                text,
                SECRET);
    return new Timed(time.toEpochMilli(), line);
  }

  private void account(String id, Instant created, String card) {
    accounts.add(
        """
        {"id":"%s","createdAt":"%s","plan":"pro","entitlement":{"tokensPerDay":100000},"email":"%s@example.org",\
        "phone":"%s","payment":[{"instrument":"%s-%s","kind":"card"}],"emailDomain":"mail%d.example"}\
        """
            .formatted(id, created, SECRET, id + SECRET, card, SECRET, random.nextInt(9)));
  }

  /// Writes `exchanges.jsonl` and `accounts.jsonl` into a folder. What scans this log where it was
  /// written to `folder`.
  static List<String> scanOf(Path folder, Path out) {
    return List.of(
        "scan",
        "--demo-key",
        "--exchanges",
        folder.resolve("exchanges.jsonl").toString(),
        "--accounts",
        folder.resolve("accounts.jsonl").toString(),
        "--out",
        out.toString());
  }

  void write(Path folder) throws IOException {
    write(folder.resolve("exchanges.jsonl"), exchanges);
    write(folder.resolve("accounts.jsonl"), accounts);
  }

  static void write(Path file, List<String> lines) throws IOException {
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
