// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.testkit.SharedData;
import org.stillwatch.trace.ledger.TwinCoin;

/// A provider whose accounts were served real answers, of which one account's leaked. Every answer
/// begins with the same paragraph, as a product's answers do. Some accounts are flagged: they have
/// twins, and one of them is the one that leaks.
final class PlantedLeak {
  static final String THIEF = "acct-07";
  static final int FLAGGED = 5;
  static final int PAIRS = 30;

  private static final int ACCOUNTS = 20;
  private static final int WORDS = 120;
  private static final String FRAME =
      "thank you for asking the assistant of this product which answers as carefully as it can and"
          + " never replaces the advice of somebody who knows your case please read on below\n\n";

  private static final JsonMapper MAPPER = new JsonMapper();

  private final List<String> exchanges = new ArrayList<>();
  private final List<String> twins = new ArrayList<>();
  private final List<String> leaked = new ArrayList<>();
  private final List<List<String>> answers;
  private final Random dice;

  PlantedLeak(long seed) throws IOException {
    dice = new Random(seed);
    answers = new ArrayList<>(answers());
    Collections.shuffle(answers, dice);
    var coin = new TwinCoin(KeyFile.demo());
    int next = 0;
    for (int a = 0; a < FLAGGED; a++) {
      for (int i = 0; i < PAIRS; i++) {
        next = pair(account(a), "p" + a + "-" + i, next, coin);
      }
    }
    for (int a = FLAGGED; next < answers.size(); a = (a + 1) % ACCOUNTS) {
      if (a >= FLAGGED) {
        served(account(a), "e" + next, String.join(" ", answers.get(next++)));
      }
    }
  }

  private static String account(int number) {
    return "acct-%02d".formatted(number == 0 ? 7 : 10 + number);
  }

  private int pair(String account, String id, int next, TwinCoin coin) {
    String first = String.join(" ", answers.get(next));
    String second = String.join(" ", answers.get(next + 1));
    boolean servesFirst = coin.servesFirst(id);
    twins.add(twin(account, id, first, second, servesFirst));
    served(account, id, servesFirst ? first : second);
    if (account.equals(THIEF)) {
      leaked.add(servesFirst ? first : second);
    }
    return next + 2;
  }

  static String twin(String account, String id, String first, String second, boolean servedFirst) {
    ObjectNode twin = MAPPER.createObjectNode();
    twin.put("schema", "stillwatch.twin/1").put("id", id).put("account", account);
    twin.put("time", "2026-02-03T10:00:00Z").put("model", "large-2");
    twin.put("first", FRAME + first).put("second", FRAME + second);
    return twin.put("served", servedFirst ? "first" : "second").toString();
  }

  private void served(String account, String id, String text) {
    ObjectNode exchange = MAPPER.createObjectNode();
    exchange.put("id", id).put("account", account).put("time", "2026-02-03T10:00:00Z");
    exchange.put("model", "large-2");
    ObjectNode body = exchange.putObject("response").put("status", 200).putObject("body");
    ObjectNode choice = body.putArray("choices").addObject();
    choice.putObject("message").put("role", "assistant").put("content", FRAME + text);
    exchanges.add(exchange.toString());
  }

  /// Writes `exchanges.jsonl` and `twins.jsonl`.
  void write(Path folder) throws IOException {
    Files.write(folder.resolve("exchanges.jsonl"), exchanges);
    Files.write(folder.resolve("twins.jsonl"), twins);
  }

  List<String> twins() {
    return List.copyOf(twins);
  }

  /// Texts that leaked, with some of their words replaced, each after the frame.
  List<String> leak(int percent) {
    return leaked.stream().map(text -> FRAME + edited(text, percent)).toList();
  }

  private String edited(String text, int percent) {
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (dice.nextInt(100) < percent) {
        List<String> other = answers.get(dice.nextInt(answers.size()));
        words[i] = other.get(dice.nextInt(other.size()));
      }
    }
    return String.join(" ", words);
  }

  /// Ten unrelated texts for each, in between.
  List<String> mixed(List<String> leak) throws IOException {
    List<String> others = texts("distill/fireact_gpt4_trajectories.jsonl.gz", "messages");
    var all = new ArrayList<>(leak);
    all.addAll(others.subList(0, 10 * leak.size()));
    Collections.shuffle(all, dice);
    return all;
  }

  /// Lines of a data set for training.
  static List<String> dataset(List<String> texts) {
    return texts.stream().map(PlantedLeak::sample).toList();
  }

  private static String sample(String text) {
    ObjectNode sample = MAPPER.createObjectNode();
    var turns = sample.putArray("conversations");
    turns.addObject().put("from", "human").put("value", "Please answer this.");
    turns.addObject().put("from", "gpt").put("value", text);
    return sample.toString();
  }

  private static List<List<String>> answers() throws IOException {
    return texts("distill-grading/biggen_bench_tasks.jsonl.gz", "reference").stream()
        .map(text -> Arrays.asList(text.strip().split("\\s+")))
        .filter(words -> words.size() >= WORDS)
        .map(words -> words.subList(0, WORDS))
        .distinct()
        .toList();
  }

  private static List<String> texts(String file, String field) throws IOException {
    Path path = SharedData.require("data/" + file);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      var texts = new ArrayList<String>();
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        JsonNode value = MAPPER.readTree(line).path(field);
        texts.add(value.isTextual() ? value.asText() : value.toString());
      }
      return texts;
    }
  }
}
