// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.detect.Exchanges;
import org.stillwatch.detect.Sent;

/// For each signal, what an account does that it is there to see.
final class Planted {
  private Planted() {}

  /// Twists by the id of the signal.
  static Map<String, People.Twist> behaviours(People people) {
    Map<String, People.Twist> all = new TreeMap<>();
    all.put("D2", (sent, i, r) -> sent.segments = List.of(77L, r.nextLong()));
    all.put(
        "D4",
        (sent, i, r) -> {
          sent.capabilities = new EnumMap<>(TaskClass.class);
          sent.capabilities.put(TaskClass.REASONING, 200);
        });
    all.put("D5", form(RequestForm.CHAIN_OF_THOUGHT));
    all.put("D6", form(RequestForm.GRADING));
    all.put("D7", form(RequestForm.REWRITE));
    all.put("D8", form(RequestForm.TAG_COERCION));
    // A register of its own that no topic of honest accounts has.
    var foreign = List.of(0x7171717171717171L, 0x1717171717171717L, 0x7f7f7f7f7f7f7f7fL, 0x1L);
    all.put("D10", (sent, i, r) -> sent.features = foreign);
    all.put("D11", (sent, i, r) -> sent.features = people.words(i));
    all.put(
        "D12",
        (sent, i, r) -> {
          sent.near = i / 4 + 1_000L;
          sent.params = i;
        });
    all.put("D13", (sent, i, r) -> sent.timeMillis = r.nextLong(10 * Exchanges.DAY));
    all.put(
        "D16",
        (sent, i, r) -> {
          if (sent.timeMillis >= People.RELEASED) {
            sent.model = "model-l2";
          }
        });
    all.put(
        "D21",
        (sent, i, r) -> {
          long network = r.nextLong();
          sent.client = new Client(network, network, r.nextInt(1, 30), 1, 1);
        });
    all.put("D24", (sent, i, r) -> sent.client = new Client(1, 1, 0, 0, 0));
    all.put(
        "D25",
        (sent, i, r) -> {
          sent.user = r.nextInt(1, 40);
          sent.session = r.nextInt(1, 200);
          sent.system = r.nextInt(1, 30);
        });
    all.put(
        "D26",
        (sent, i, r) -> {
          sent.near = i % 40 + 1_000L;
          sent.signatures = List.of(i % 9 + 5L);
          sent.session = r.nextLong();
        });
    all.put("D27", (sent, i, r) -> sent.near = i % 12 + 1_000L);
    all.put("D28", form(RequestForm.IDENTITY_CONFUSION));
    all.put("D29", Planted::sweep);
    all.put(
        "D32",
        (sent, i, r) -> {
          sent.pathway = "first-party-app";
          sent.client = new Client(1, 1, 1, 103, 20);
        });
    return all;
  }

  private static People.Twist form(RequestForm form) {
    return (sent, i, r) -> sent.forms = EnumSet.of(form);
  }

  private static void sweep(Sent sent, int i, SplittableRandom random) {
    sent.segments = List.of(77L, random.nextLong());
    sent.params = random.nextInt(1, 30);
    sent.model = "model-l" + random.nextInt(1, 9);
    sent.answer = i % 3 == 0 ? AnswerShape.REFUSAL : AnswerShape.TEXT;
  }

  /// A harvest: one template, broad, machine hours, elicitation, several answers a prompt.
  static People.Twist harvest(People people) {
    var behaviours = behaviours(people);
    return (sent, i, r) -> {
      for (String signal : List.of("D2", "D5", "D11", "D12", "D13", "D16")) {
        behaviours.getOrDefault(signal, People.Twist.NONE).apply(sent, i, r);
      }
      sent.tokens = 4_000;
    };
  }
}
