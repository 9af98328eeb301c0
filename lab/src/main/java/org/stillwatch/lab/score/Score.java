// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.Verdict;
import org.stillwatch.lab.score.ScoreCard.AtVerdict;
import org.stillwatch.lab.score.ScoreCard.CampaignScore;
import org.stillwatch.lab.score.ScoreCard.FalseCampaigns;
import org.stillwatch.lab.score.ScoreCard.HonestScore;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// Compares what a scan reported with the answer key (`contracts.md` 4.3).
public final class Score {
  private final Truth truth;
  private final Reported reported;
  private final Map<String, Set<String>> members = new TreeMap<>();
  private final Set<String> guilty = new HashSet<>();
  private final Set<String> tied = new HashSet<>();

  private Score(Truth truth, Reported reported) {
    this.truth = truth;
    this.reported = reported;
    for (Truth.Account account : truth.accounts()) {
      for (Truth.Membership m : account.campaigns()) {
        if (!m.role().equals("spare")) {
          members.computeIfAbsent(m.id(), _ -> new TreeSet<>()).add(account.id());
          guilty.add(account.id());
          if (m.costlyTie()) {
            tied.add(account.id());
          }
        }
      }
    }
  }

  /// The score of a scan.
  ///
  /// @param truth folder of `truth.jsonl`
  /// @param result folder of `campaigns.jsonl` and `accounts.jsonl`
  public static ScoreCard of(Path truth, Path result) throws IOException {
    return of(TruthJson.read(truth), Reported.read(result));
  }

  /// The score of a scan that has been read already.
  static ScoreCard of(Truth truth, Reported reported) {
    return new Score(truth, reported).card();
  }

  private ScoreCard card() {
    List<CampaignScore> campaigns = truth.campaigns().stream().map(this::campaign).toList();
    return new ScoreCard(
        truth.world().name(),
        truth.world().seed(),
        campaigns,
        atVerdict(guilty),
        share(tied, Verdict.ACT),
        precision(),
        honest(),
        new FalseCampaigns(
            falseCampaigns(Verdict.WATCH),
            falseCampaigns(Verdict.REVIEW),
            falseCampaigns(Verdict.ACT)),
        Pairs.of(members, reported));
  }

  private CampaignScore campaign(Truth.Campaign campaign) {
    Set<String> own = members.getOrDefault(campaign.id(), Set.of());
    Optional<Reported.Group> partner = Optional.empty();
    double best = 0;
    for (Reported.Group group : reported.campaigns()) {
      double f1 = 2.0 * common(own, group) / Math.max(1, own.size() + group.members().size());
      if (f1 > best) {
        best = f1;
        partner = Optional.of(group);
      }
    }
    Optional<Instant> detected = partner.flatMap(Reported.Group::detectedAt);
    double common = partner.map(g -> (double) common(own, g)).orElse(0.0);
    return new CampaignScore(
        campaign.id(),
        campaign.shape(),
        partner.map(Reported.Group::id),
        partner.map(Reported.Group::verdict).orElse(Verdict.CLEAR).word(),
        best,
        partner.map(g -> common / g.members().size()).orElse(0.0),
        own.isEmpty() ? 0 : common / own.size(),
        lost(campaign.id(), detected),
        detected.map(Instant::toString),
        atVerdict(own));
  }

  private static long common(Set<String> own, Reported.Group group) {
    return group.members().keySet().stream().filter(own::contains).count();
  }

  private Interval lost(String campaign, Optional<Instant> detected) {
    List<Truth.Exchange> own =
        truth.exchanges().stream().filter(e -> e.campaign().equals(campaign)).toList();
    long before =
        own.stream().filter(e -> detected.isEmpty() || e.time().isBefore(detected.get())).count();
    return new Interval(before, own.size());
  }

  private AtVerdict atVerdict(Collection<String> accounts) {
    return new AtVerdict(
        share(accounts, Verdict.WATCH),
        share(accounts, Verdict.REVIEW),
        share(accounts, Verdict.ACT));
  }

  private Interval share(Collection<String> accounts, Verdict verdict) {
    long reached = accounts.stream().filter(a -> reported.of(a).compareTo(verdict) >= 0).count();
    return new Interval(reached, accounts.size());
  }

  private AtVerdict precision() {
    return new AtVerdict(
        precision(Verdict.WATCH), precision(Verdict.REVIEW), precision(Verdict.ACT));
  }

  private Interval precision(Verdict verdict) {
    List<String> reached =
        truth.accounts().stream()
            .map(Truth.Account::id)
            .filter(a -> reported.of(a).compareTo(verdict) >= 0)
            .toList();
    return new Interval(reached.stream().filter(guilty::contains).count(), reached.size());
  }

  private List<HonestScore> honest() {
    Map<String, List<String>> kinds = new TreeMap<>();
    List<String> all = new ArrayList<>();
    for (Truth.Account account : truth.accounts()) {
      if (account.campaigns().isEmpty()) {
        String kind = account.variant().isEmpty() ? account.negative() : account.variant();
        kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(account.id());
        all.add(account.id());
      }
    }
    List<HonestScore> scores = new ArrayList<>();
    scores.add(honest("all", all));
    kinds.forEach((kind, accounts) -> scores.add(honest(kind, accounts)));
    return scores;
  }

  private HonestScore honest(String kind, List<String> accounts) {
    return new HonestScore(kind, share(accounts, Verdict.REVIEW), share(accounts, Verdict.ACT));
  }

  /// Reported campaigns of which no true campaign holds more than half.
  private int falseCampaigns(Verdict verdict) {
    int count = 0;
    for (Reported.Group group : reported.campaigns()) {
      boolean majority =
          members.values().stream()
              .anyMatch(own -> 2 * common(own, group) > group.members().size());
      if (!majority && highest(group).compareTo(verdict) >= 0) {
        count++;
      }
    }
    return count;
  }

  /// What a campaign was at some hour, as far as it says: one that was at review and fell back has
  /// kept a person busy with innocent accounts all the same.
  private static Verdict highest(Reported.Group group) {
    return group.detectedAt().isPresent() && group.verdict().compareTo(Verdict.REVIEW) < 0
        ? Verdict.REVIEW
        : group.verdict();
  }
}
