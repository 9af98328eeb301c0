// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.List;
import java.util.stream.IntStream;

/// Clients, addresses and models of ordinary customers; all names are made up.
final class Infrastructure {
  static final List<String> MODELS = List.of("model-large", "model-medium", "model-small");

  private static final List<String> CLIENTS =
      List.of("client-python", "client-js", "client-go", "client-java", "curl");

  private Infrastructure() {}

  static String model(Dice dice) {
    return dice.oneOf(MODELS);
  }

  static String userAgent(Dice dice) {
    return "%s/%d.%d.%d"
        .formatted(
            dice.oneOf(CLIENTS), dice.between(0, 3), dice.between(0, 40), dice.between(0, 9));
  }

  /// An ordinary account with four neighbouring addresses of its own.
  static Sender ordinary(int number, String system, Dice dice) {
    String network =
        "%d.%d.%d.".formatted(dice.between(11, 200), dice.between(0, 255), dice.between(0, 255));
    int first = dice.between(0, 251);
    return new Sender(
        "acct_" + dice.hex(12),
        dice.chance(0.3) ? "org_" + number / 3 : "",
        "card_" + dice.hex(12),
        IntStream.range(first, first + 4).mapToObj(last -> network + last).toList(),
        userAgent(dice),
        "t13d%d_%s_%s".formatted(dice.between(1_000, 1_999), dice.hex(12), dice.hex(12)),
        system,
        MODELS,
        -1);
  }
}
