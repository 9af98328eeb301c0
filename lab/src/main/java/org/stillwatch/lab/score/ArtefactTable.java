// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// What a generator might give away, one row an account.
///
/// @param features names of the columns
/// @param rows one an account
/// @param guilty whether the account is of a campaign
record ArtefactTable(List<String> features, List<double[]> rows, List<Boolean> guilty) {
  private static final List<String> OF_ACCOUNT =
      List.of(
          "org",
          "entitlement",
          "payment",
          "emailDomain",
          "email",
          "phone",
          "device",
          "signupIp",
          "country",
          "programmes");
  private static final List<String> OF_EXCHANGE =
      List.of(
          "/org",
          "/key",
          "/user",
          "/session",
          "/client/userAgent",
          "/client/ja3",
          "/client/ja4",
          "/client/h2",
          "/client/headers",
          "/request/temperature",
          "/request/max_tokens",
          "/response/body",
          "/usage");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ArtefactTable read(Path world, Path truth) throws IOException {
    Map<String, Boolean> guilty = new HashMap<>();
    Map<String, String> principals = new HashMap<>();
    for (Truth.Account account : TruthJson.read(truth).accounts()) {
      guilty.put(account.id(), !account.campaigns().isEmpty());
      principals.put(account.id(), account.principal());
    }
    Map<String, Traffic> traffic = traffic(world.resolve("exchanges.jsonl.gz"), principals);
    List<String> names = new ArrayList<>(List.of("place in file", "account id"));
    OF_ACCOUNT.forEach(f -> names.add("account has " + f));
    names.add("exchange ids");
    OF_EXCHANGE.forEach(f -> names.add("exchange has " + f));
    names.add("output per input");
    names.add("reused prompts");
    List<double[]> rows = new ArrayList<>();
    List<Boolean> labels = new ArrayList<>();
    List<String> lines = Files.readAllLines(world.resolve("accounts.jsonl"));
    for (int i = 0; i < lines.size(); i++) {
      JsonNode account = MAPPER.readTree(lines.get(i));
      String id = account.path("id").asText();
      double[] row = new double[names.size()];
      int at = 0;
      row[at++] = (double) i / lines.size();
      row[at++] = number(id);
      for (String field : OF_ACCOUNT) {
        row[at++] = present(account.path(field)) ? 1 : 0;
      }
      traffic.getOrDefault(id, new Traffic()).into(row, at);
      rows.add(row);
      labels.add(guilty.getOrDefault(id, false));
    }
    return new ArtefactTable(names, rows, labels);
  }

  /// Reuse counts between strangers only: what one principal sends from two accounts is a deed of
  /// that principal, as planted, and not a pool that ran out.
  private static Map<String, Traffic> traffic(Path file, Map<String, String> principals)
      throws IOException {
    Map<String, Traffic> traffic = new HashMap<>();
    Map<Long, String> senders = new HashMap<>();
    KeyedHash hash = new KeyedHash(1, 2);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        JsonNode node = MAPPER.readTree(line);
        if (node.path("response").path("status").asInt() != 200) {
          continue;
        }
        String account = node.path("account").asText();
        long prompt = hash.of(lastMessage(node.path("request")));
        String sender = principals.getOrDefault(account, account);
        senders.merge(prompt, sender, (a, b) -> a.equals(b) ? a : "");
        traffic.computeIfAbsent(account, _ -> new Traffic()).add(node, prompt);
      }
    }
    traffic.values().forEach(t -> t.countReuse(senders));
    return traffic;
  }

  private static String lastMessage(JsonNode request) {
    JsonNode list = request.has("messages") ? request.path("messages") : request.path("input");
    return list.path(list.size() - 1).path("content").asText();
  }

  private static boolean present(JsonNode node) {
    return !node.isMissingNode() && !(node.isContainerNode() && node.isEmpty());
  }

  /// The digits of an opaque id as a number in [0, 1).
  private static double number(String id) {
    String digits = id.substring(id.indexOf('_') + 1);
    return Integer.toUnsignedLong(Integer.parseUnsignedInt(digits.substring(0, 8), 16)) / 0x1p32;
  }

  /// Sums over the answered exchanges of one account.
  private static final class Traffic {
    private final double[] present = new double[OF_EXCHANGE.size()];
    private final List<Long> prompts = new ArrayList<>();
    private double ids;
    private double logRatio;
    private double reused;

    void add(JsonNode node, long prompt) {
      prompts.add(prompt);
      ids += number(node.path("id").asText());
      for (int i = 0; i < present.length; i++) {
        present[i] += ArtefactTable.present(node.at(OF_EXCHANGE.get(i))) ? 1 : 0;
      }
      double in = 1 + node.path("usage").path("input").asDouble();
      double out = 1 + node.path("usage").path("output").asDouble();
      logRatio += StrictMath.log(out / in);
    }

    void countReuse(Map<Long, String> senders) {
      reused = prompts.stream().filter(p -> senders.getOrDefault(p, "").isEmpty()).count();
    }

    void into(double[] row, int from) {
      double n = Math.max(1, prompts.size());
      int at = from;
      row[at++] = ids / n;
      for (double p : present) {
        row[at++] = p / n;
      }
      row[at++] = logRatio / n;
      row[at] = reused / n;
    }
  }
}
