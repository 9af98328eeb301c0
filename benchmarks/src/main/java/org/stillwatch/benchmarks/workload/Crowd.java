// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillwatch.base.Seed;

/// Traffic of very many accounts over a week: three to five short exchanges each, and among them
/// one campaign of two hundred accounts with forty each. The same lines for the same seed.
public final class Crowd {
  private static final int LEAST = 3;
  private static final int MOST = 5;
  private static final int CAMPAIGN_ACCOUNTS = 200;
  private static final int CAMPAIGN_EXCHANGES = 40;
  private static final int TEMPLATES = 3;
  private static final int SYSTEM_PROMPTS = 20_000;

  private final Seed seed;
  private final Prose prose;
  private final List<Sender> ordinary;
  private final Campaign campaign;

  /// Whose turn it is, by number; campaign accounts come behind the ordinary ones.
  private final int[] turns;

  /// Draws the accounts and the order of their turns.
  public Crowd(int accounts, Seed seed) {
    this.seed = seed;
    prose = new Prose(dice("words"));
    var dice = dice("population");
    campaign = Campaign.drawn("a", CAMPAIGN_ACCOUNTS, TEMPLATES, prose, dice);
    var systems =
        IntStream.range(0, SYSTEM_PROMPTS)
            .mapToObj(i -> prose.text(dice.between(0, 44), dice))
            .toList();
    ordinary =
        IntStream.range(0, accounts - CAMPAIGN_ACCOUNTS)
            .mapToObj(i -> Infrastructure.ordinary(i, dice.oneOf(systems), dice))
            .toList();
    turns = shuffled(dice("turns"));
  }

  private int[] shuffled(Dice dice) {
    int[] all =
        IntStream.range(0, ordinary.size() + CAMPAIGN_ACCOUNTS)
            .flatMap(who -> IntStream.generate(() -> who).limit(exchanges(who, dice)))
            .toArray();
    for (int i = all.length - 1; i > 0; i--) {
      int other = dice.between(0, i);
      int moved = all[i];
      all[i] = all[other];
      all[other] = moved;
    }
    return all;
  }

  private int exchanges(int who, Dice dice) {
    return who < ordinary.size() ? dice.between(LEAST, MOST) : CAMPAIGN_EXCHANGES;
  }

  /// How many exchanges there are.
  public int exchanges() {
    return turns.length;
  }

  /// The exchanges as lines, in the order of their times.
  public Iterator<String> exchangeLines() {
    var dice = dice("exchanges");
    var clock = new Clock(turns.length);
    var text = new ExchangeText(prose);
    return IntStream.range(0, turns.length)
        .mapToObj(i -> text.line(i, clock.next(dice), said(turns[i], dice), dice))
        .iterator();
  }

  private Population.Said said(int who, Dice dice) {
    if (who < ordinary.size()) {
      var sender = ordinary.get(who);
      return new Population.Said(sender, sender.system(), prose.text(dice.between(20, 59), dice));
    }
    var template = dice.oneOf(campaign.templates());
    return new Population.Said(
        campaign.senders().get(who - ordinary.size()),
        template.system(),
        template.filled(prose, dice));
  }

  /// What the provider knows of the accounts, as lines.
  public Iterator<String> accountLines() {
    var dice = dice("accounts");
    return Stream.concat(ordinary.stream(), campaign.senders().stream())
        .map(sender -> AccountText.line(sender, dice))
        .iterator();
  }

  private Dice dice(String purpose) {
    return new Dice(seed.derive(purpose).random());
  }
}
