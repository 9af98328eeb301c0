// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.decided;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.Disposition;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;

/// What people decided, laid over what a scan says (`contracts.md` 2.4). `known-good`, `overturned`
/// and a `snooze` that still runs cap a subject at `watch` and say so; the evidence stays where it
/// was. The cap falls when evidence appears that is costly to forge and did not lie before the
/// decider, or when most of a campaign's accounts were not there then: nobody can hide behind a
/// decision about others. `confirmed` changes nothing and is a label.
///
/// Fails open: a decision that cannot be matched caps nobody, and is listed as not seen.
public final class Decisions {
  /// Accounts that must newly hold what is costly to forge; as many as an action needs.
  static final int NEWLY_TIED = 3;

  private static final Set<String> CAPPING = Set.of("known-good", "overturned", "snooze");

  private final List<Disposition> standing;
  private final long nowMillis;
  private final List<Effect> effects = new ArrayList<>();

  private Decisions(List<Disposition> standing, long nowMillis) {
    this.standing = standing;
    this.nowMillis = nowMillis;
  }

  /// What became of one decision.
  ///
  /// @param decision the decision
  /// @param state `holds`, `fell`, `over`, `label` or `not-seen`
  /// @param text one sentence
  public record Effect(Disposition decision, String state, String text) {}

  /// A scan with decisions laid over it.
  ///
  /// @param campaigns in the order that was given
  /// @param accounts in the order that was given
  /// @param effects one for each standing decision, in order of kind and id
  public record Decided(
      List<Campaign> campaigns, List<AccountResult> accounts, List<Effect> effects) {}

  /// Lays decisions over a scan. Of several about one subject the newest stands.
  ///
  /// @param nowMillis end of what was scanned, which ends snoozes
  public static Decided over(
      List<Campaign> campaigns,
      List<AccountResult> accounts,
      List<Disposition> decisions,
      long nowMillis) {
    return new Decisions(newest(decisions), nowMillis).over(campaigns, accounts);
  }

  private static List<Disposition> newest(List<Disposition> decisions) {
    var bySubject = new TreeMap<String, Disposition>();
    for (Disposition decision : decisions) {
      String key = decision.subject().kind() + " " + decision.subject().id();
      bySubject.merge(key, decision, (a, b) -> b.atMillis() >= a.atMillis() ? b : a);
    }
    return List.copyOf(bySubject.values());
  }

  private Decided over(List<Campaign> campaigns, List<AccountResult> accounts) {
    var byAccount = new TreeMap<String, Disposition>();
    var seen = new HashSet<Disposition>();
    standing.stream()
        .filter(d -> d.subject().kind().equals("account"))
        .forEach(d -> byAccount.put(d.subject().id(), d));
    var capped = new ArrayList<Campaign>();
    for (Campaign campaign : campaigns) {
      Optional<Disposition> decision =
          standing.stream().filter(d -> CampaignMatch.concerns(d, campaign)).findFirst();
      decision.ifPresent(seen::add);
      capped.add(
          members(decision.map(d -> decided(d, campaign)).orElse(campaign), byAccount, seen));
    }
    var results = AccountVerdicts.of(accounts, capped);
    for (Disposition decision : standing) {
      if (!seen.contains(decision)) {
        effects.add(new Effect(decision, "not-seen", "nothing of it was seen in this log"));
      }
    }
    return new Decided(capped, results, List.copyOf(effects));
  }

  private Campaign decided(Disposition decision, Campaign campaign) {
    if (!CAPPING.contains(decision.verdict())) {
      effects.add(
          new Effect(decision, "label", campaign.id() + " is " + campaign.verdict().word()));
      return campaign;
    }
    if (over(decision)) {
      effects.add(new Effect(decision, "over", campaign.id() + ": the snooze is over"));
      return CampaignCap.explained(campaign, "the snooze is over");
    }
    String broken = CampaignMatch.broken(decision, campaign);
    if (!broken.isEmpty()) {
      effects.add(new Effect(decision, "fell", campaign.id() + ": " + broken));
      return CampaignCap.explained(campaign, "marked " + decision.verdict() + ", but " + broken);
    }
    effects.add(new Effect(decision, "holds", campaign.id() + " stays at watch at most"));
    return CampaignCap.at(campaign, Verdict.WATCH, sentence(decision));
  }

  private boolean over(Disposition decision) {
    return decision.verdict().equals("snooze") && decision.untilMillis() <= nowMillis;
  }

  private static String sentence(Disposition decision) {
    return "marked " + decision.verdict() + " by " + decision.by() + ": " + decision.reason();
  }

  /// Caps the members about whom somebody decided.
  private Campaign members(
      Campaign campaign, Map<String, Disposition> byAccount, Set<Disposition> seen) {
    var members = new ArrayList<Campaign.Member>();
    for (Campaign.Member member : campaign.accounts()) {
      Disposition decision = byAccount.get(member.id().value());
      if (decision == null) {
        members.add(member);
      } else {
        boolean first = seen.add(decision);
        members.add(member(decision, member, first));
      }
    }
    return CampaignCap.withMembers(campaign, members);
  }

  private Campaign.Member member(Disposition decision, Campaign.Member member, boolean first) {
    String state = "holds";
    String text = "the account stays at watch at most";
    if (!CAPPING.contains(decision.verdict())) {
      state = "label";
      text = "the account is " + member.verdict().word();
    } else if (over(decision)) {
      state = "over";
      text = "the snooze is over";
    } else if (member.costlyTie() && !decision.seen().tied().contains(member.id().value())) {
      state = "fell";
      text = "the account now holds what is costly to forge, and did not then";
    }
    if (first) {
      effects.add(new Effect(decision, state, text));
    }
    return state.equals("holds") ? CampaignCap.member(member, Verdict.WATCH) : member;
  }
}
