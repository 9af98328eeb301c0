// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.Exchanges;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Releases;
import org.stillwatch.detect.Sent;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.Variety;

/// One account of a test, spelled out exchange by exchange: small enough to work its signals out by
/// hand.
final class Spelled {
  static final long HOUR = Exchanges.DAY / 24;

  private final List<Sent> all = new ArrayList<>();
  private Releases releases = Releases.NONE;
  private Optional<AccountFacts> facts = Optional.empty();

  /// Exchanges an hour apart unless the twist says otherwise.
  static Spelled times(int count, BiConsumer<Sent, Integer> twist) {
    var spelled = new Spelled();
    for (int i = 0; i < count; i++) {
      var sent = new Sent();
      sent.timeMillis = i * HOUR;
      sent.near = i + 1L;
      twist.accept(sent, i);
      spelled.all.add(sent);
    }
    return spelled;
  }

  static Spelled times(int count) {
    return times(count, (sent, i) -> {});
  }

  Spelled released(Releases models) {
    this.releases = models;
    return this;
  }

  Spelled facts(AccountFacts known) {
    this.facts = Optional.of(known);
    return this;
  }

  Subject subject() {
    var card = new AccountCard();
    var segments = new FrequentSegments();
    var variety = new Variety();
    for (Sent sent : all) {
      var seen = sent.observation();
      card.add(seen);
      long template = segments.add(sent.segments);
      variety.add(seen, template, card.firstMillis(), releases);
      variety.addFresh(seen);
    }
    return new Subject(card, segments, variety, facts, 10 * Exchanges.DAY);
  }
}
