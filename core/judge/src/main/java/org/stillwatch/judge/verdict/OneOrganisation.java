// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.Frame;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Components;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;
import org.stillwatch.group.TestResult;
import org.stillwatch.judge.CaseFile;

/// Y5: one organisation, class, household, agency or team with many accounts. It predicts one
/// institutional mail domain, one egress with human hours, at most five accounts, or long-standing
/// accounts of diverse work. It explains everything but a list dealt out among its members and what
/// happens against the provider's own measures: conversations that move on after a refusal among
/// more than five accounts, and new accounts in the place of closed ones.
final class OneOrganisation implements Rival {
  private static final int TEAM = 5;
  private static final double SHARED_LOG_P = StrictMath.log(0.01);
  private static final double SMALL_DOMAIN = 0.05;

  /// Share of members with a shared card up to which that says nothing of the whole (assumed).
  private static final double INCIDENTAL = 0.2;

  private static final double MOST = 0.8;
  private static final double MAIN_EGRESS = 0.6;
  private static final long LONG_STANDING_MILLIS = 90L * 86_400_000L;

  @Override
  public String name() {
    return "Y5";
  }

  @Override
  public String says() {
    return "one organisation, class, household, agency or team";
  }

  @Override
  public boolean supported(CaseFile file) {
    return team(file)
        || institutionalMail(file)
        || (oneEgress(file) && humanHours(file))
        || (longStanding(file) && diverseWork(file));
  }

  @Override
  public Set<String> explains(CaseFile file) {
    var explained =
        new HashSet<>(
            Set.of(
                "content",
                "leaked-text",
                "wording",
                "synchrony",
                "lifecycle",
                "bound-items",
                "fine-synchrony",
                "even-load",
                "complementary-load",
                "pivot",
                "replay",
                "client",
                "egress"));
    if (team(file)) {
      explained.add("failover");
    }
    return explained;
  }

  /// At most five accounts; or teams of at most five between which conversations move, among
  /// members of whom hardly any shares a card or device: an audience of some product that has whole
  /// teams in it, with the odd household and the odd popular token. One move between two teams is
  /// no campaign, so most of them have to be small, not all: moves at random among as many accounts
  /// would leave one large set.
  private static boolean team(CaseFile file) {
    return file.likelyMembers().size() <= TEAM
        || (!sharesBoundItems(file) && movesInSmallTeams(file));
  }

  private static boolean sharesBoundItems(CaseFile file) {
    return file.cluster().outcomes().stream()
        .anyMatch(o ->
            o.test().frame() == Frame.BOUND
                && o.result() instanceof TestResult.Measured m
                && m.logP() <= SHARED_LOG_P
                && m.supported().size() >= INCIDENTAL * file.cluster().principals().size());
  }

  private static boolean movesInSmallTeams(CaseFile file) {
    var teams = new Components(file.log().size());
    var inside = file.cluster().principals();
    file.log().handovers().stream()
        .filter(h -> inside.contains(h.from()) && inside.contains(h.to()))
        .forEach(h -> teams.join(h.from(), h.to()));
    long moving = 0;
    long small = 0;
    for (Members team : teams.atLeast(2)) {
      moving += team.size();
      small += team.size() <= TEAM ? team.size() : 0;
    }
    return moving > 0 && small >= MOST * moving;
  }

  /// One mail domain that hardly anybody outside the group uses, or that few use at all: a class
  /// comes into sight pupil by pupil.
  private static boolean institutionalMail(CaseFile file) {
    return mainItem(file, Channel.MAIL_DOMAIN)
        .map(main ->
            main.inside >= MOST * file.cluster().principals().size()
                && main.item.holders()
                    <= Math.max(2.0 * main.inside, SMALL_DOMAIN * file.log().size()))
        .orElse(false);
  }

  /// One network from which most members mainly come.
  private static boolean oneEgress(CaseFile file) {
    Map<Long, Integer> mains = new HashMap<>();
    file.principals()
        .flatMap(p -> p.items(Channel.NETWORK).stream().max(byUse(file, p)).stream())
        .forEach(i -> mains.merge(i.hash(), 1, Integer::sum));
    int most = mains.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return most >= MAIN_EGRESS * file.cluster().principals().size();
  }

  private static Comparator<Item> byUse(CaseFile file, PrincipalLog principal) {
    int index =
        file.cluster().principals().stream()
            .filter(i -> file.log().principal(i) == principal)
            .findFirst()
            .orElseThrow();
    return Comparator.comparingInt((Item i) -> i.uses(index)).thenComparingLong(Item::hash);
  }

  private record Main(Item item, int inside) {}

  private static Optional<Main> mainItem(CaseFile file, Channel channel) {
    Map<Item, Integer> counts = new HashMap<>();
    file.principals()
        .flatMap(p -> p.items(channel).stream())
        .forEach(i -> counts.merge(i, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> new Main(e.getKey(), e.getValue()))
        .max(Comparator.comparingInt(Main::inside).thenComparingLong(m -> m.item.hash()));
  }

  /// Eight hours of the day in which the group sends next to nothing.
  private static boolean humanHours(CaseFile file) {
    long[] hours = new long[24];
    file.subjects()
        .forEach(s -> {
          for (int h = 0; h < 24; h++) {
            hours[h] += s.card().inHour(h);
          }
        });
    long all = Arrays.stream(hours).sum();
    for (int from = 0; from < 24; from++) {
      long quiet = 0;
      for (int h = 0; h < 8; h++) {
        quiet += hours[(from + h) % 24];
      }
      if (quiet * 20 <= all) {
        return true;
      }
    }
    return false;
  }

  private static boolean longStanding(CaseFile file) {
    long[] tenure =
        file.subjects()
            .flatMap(s -> s.facts().stream())
            .mapToLong(AccountFacts::createdMillis)
            .filter(t -> t != AccountFacts.UNKNOWN_TIME)
            .map(t -> file.tickMillis() - t)
            .sorted()
            .toArray();
    return tenure.length > 0 && tenure[tenure.length / 2] >= LONG_STANDING_MILLIS;
  }

  /// No content that most of the group sends.
  private static boolean diverseWork(CaseFile file) {
    return file.cluster().anchors().stream().noneMatch(a -> a.coverage() >= 0.5);
  }
}
