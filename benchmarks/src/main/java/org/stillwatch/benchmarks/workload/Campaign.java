// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.List;
import java.util.stream.IntStream;

/// Accounts that send the same templates.
///
/// @param senders its accounts, drawn uniformly
/// @param templates its templates, drawn log-uniformly
record Campaign(List<Sender> senders, List<Template> templates) {
  private static final int LAST_OCTETS = 64;
  private static final int ACCOUNTS_PER_CARD = 4;

  /// Draws a campaign.
  ///
  /// @param name tells it apart
  /// @param accounts how many accounts, at least one
  static Campaign drawn(String name, int accounts, int templates, Prose prose, Dice dice) {
    var made = IntStream.range(0, templates).mapToObj(i -> Template.drawn(prose, dice)).toList();
    String network = "10.%d.%d.".formatted(dice.between(0, 255), dice.between(0, 255));
    String ja4 = "t13d1516h2_" + dice.hex(12) + "_" + dice.hex(12);
    var model = List.of(Infrastructure.model(dice));
    double temperature = dice.between(0, 10) / 10.0;
    String[] clients = {Infrastructure.userAgent(dice), Infrastructure.userAgent(dice)};
    var senders =
        IntStream.range(0, accounts)
            .mapToObj(i ->
                new Sender(
                    "acct_" + dice.hex(12),
                    "",
                    "card_" + name + "_" + i / ACCOUNTS_PER_CARD,
                    List.of(network + i % LAST_OCTETS),
                    clients[dice.between(0, 1)],
                    ja4,
                    "",
                    model,
                    temperature))
            .toList();
    return new Campaign(senders, made);
  }
}
