// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.MarkMeasure;
import org.stillwatch.respond.MarkOrder;
import org.stillwatch.trace.key.KeyView;
import org.stillwatch.trace.mark.Anchors;
import org.stillwatch.trace.mark.MarkDirective.Marked;
import org.stillwatch.trace.mark.MarkPlan;
import org.stillwatch.trace.mark.RequestMeta;
import org.stillwatch.trace.mark.RequestMeta.Output;
import org.stillwatch.trace.mark.RequestMeta.Traffic;
import org.stillwatch.trace.mark.RoutedScheme;
import org.stillwatch.trace.prf.GumbelPrf;

/// A provider with four replicas that mark what they serve, behind a gateway that routes; and its
/// tokenizer, over HTTP as vLLM has it. A word is a number, and its token id that number.
final class MarkedProvider implements AutoCloseable {
  static final int POOLS = 4;
  static final long EPOCH = 1_000;

  private static final String MODEL = "large-2";
  private static final int WORDS = 20_000;
  private static final int CANDIDATES = 8;
  private static final int LENGTH = 60;
  private static final int CONTEXT = 4;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpServer server;
  private final Anchors anchors = new Anchors(KeyFile.demo());
  private final MarkPlan plan = new MarkPlan(RoutedScheme.GUMBEL, POOLS, 1);
  private final SplittableRandom dice;

  MarkedProvider(long seed) throws IOException {
    dice = new SplittableRandom(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tokenize", MarkedProvider::tokenize);
    server.start();
  }

  private static void tokenize(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode asked = MAPPER.readTree(exchange.getRequestBody());
      ObjectNode said = MAPPER.createObjectNode();
      for (String word : asked.path("prompt").asText().split(" ", -1)) {
        said.withArray("tokens").add(word.matches("\\d+") ? Integer.parseInt(word) : WORDS);
      }
      byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String tokenizer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/tokenize";
  }

  /// What an account was answered, as a line of a data set.
  String answer(KeyView keys, String account, String prompt) {
    var meta =
        new RequestMeta(
            new AccountId(account), MODEL, anchors.of(prompt), 1, Output.FREE, Traffic.ORDINARY);
    var order = new MarkOrder(Set.of(MarkMeasure.ROUTED_KEYS), Answer.Reason.NO_FINDING, 1);
    int pool = ((Marked) plan.mark(order, meta, keys)).route().orElseThrow().pool();
    long key = keys.key(plan.poolKey(EPOCH, MODEL, pool)).orElseThrow().bits();
    return line(prompt, words(Optional.of(new GumbelPrf(key, CONTEXT))));
  }

  /// A line that nobody here served.
  String other(String prompt) {
    return line(prompt, words(Optional.empty()));
  }

  private static String line(String prompt, String answer) {
    return MAPPER.createObjectNode().put("prompt", prompt).put("response", answer).toString();
  }

  /// Each word is one of eight; a mark draws by its key, as a replica does.
  private String words(Optional<GumbelPrf> mark) {
    int[] ids = new int[LENGTH + CONTEXT];
    Arrays.fill(ids, 0, CONTEXT, GumbelPrf.PAD);
    for (int i = CONTEXT; i < ids.length; i++) {
      int best = dice.nextInt(WORDS);
      double most = -1;
      for (int c = 0; c < CANDIDATES && mark.isPresent(); c++) {
        ids[i] = dice.nextInt(WORDS);
        double score = GumbelPrf.score(mark.get().word(ids, i - CONTEXT));
        if (score > most) {
          most = score;
          best = ids[i];
        }
      }
      ids[i] = best;
    }
    return IntStream.of(ids)
        .skip(CONTEXT)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
