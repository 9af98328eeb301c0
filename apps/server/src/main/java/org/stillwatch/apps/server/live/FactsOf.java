// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.decided.Decisions;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.limit.Principal;
import org.stillwatch.respond.policy.Facts;

/// From what a tick found, with what people decided laid over it, to what a rule may read of each
/// account with a finding.
final class FactsOf {
  /// Weight from which on a family of evidence counts (`contracts.md` 4.2).
  private static final double LEAST_NATS = 0.7;

  private static final double LIKELY = 0.5;
  private static final long DAY_MILLIS = 86_400_000L;

  private final Map<String, Campaign> campaigns = new HashMap<>();
  private final Map<String, Campaign.Member> members = new HashMap<>();
  private final LiveEngine engine;

  private FactsOf(LiveEngine engine, Decisions.Decided result) {
    this.engine = engine;
    for (Campaign campaign : result.campaigns()) {
      campaigns.put(campaign.id(), campaign);
      campaign.accounts().forEach(m -> members.put(key(campaign.id(), m.id()), m));
    }
  }

  private static String key(String campaign, AccountId account) {
    return campaign + " " + account.value();
  }

  /// The facts, without snapshots of evidence yet.
  static List<Facts> of(LiveEngine engine, Decisions.Decided result) {
    var from = new FactsOf(engine, result);
    var all = new ArrayList<Facts>();
    for (AccountResult account : result.accounts()) {
      if (account.verdict() != Verdict.CLEAR) {
        all.add(from.facts(account));
      }
    }
    return List.copyOf(all);
  }

  /// Who answers for accounts of which anything was verified.
  static Map<AccountId, Principal> principals(LiveEngine engine) {
    Map<AccountId, Principal> principals = new HashMap<>();
    for (AccountFacts known : engine.verified()) {
      principals.put(
          known.id(), Principal.of(known.id().value(), known.org(), known.verification()));
    }
    return Collections.unmodifiableMap(principals);
  }

  private Facts facts(AccountResult account) {
    Optional<AccountResult.Membership> of =
        account.campaigns().stream()
            .filter(c -> c.membership() >= LIKELY && c.verdict() == account.verdict())
            .findFirst();
    Optional<Campaign> campaign = of.map(c -> campaigns.get(c.campaign()));
    Optional<Campaign.Member> member = of.map(c -> members.get(key(c.campaign(), account.id())));
    var grounds =
        new Grounds(
            "",
            campaign.map(Campaign::id).orElse(""),
            account.verdict(),
            campaign.map(c -> c.axes().calibration()).orElse(Calibration.NONE),
            campaign.map(FactsOf::families).orElse(0),
            member.map(Campaign.Member::costlyTie).orElse(false));
    return new Facts(
        account.id(),
        grounds,
        of.map(AccountResult.Membership::membership).orElse(0.0),
        of.map(AccountResult.Membership::core).orElse(false),
        campaign.map(FactsOf::axes).orElse(Facts.Axes.UNKNOWN),
        engine.facts(account.id()).map(this::customer).orElse(Facts.Customer.UNKNOWN));
  }

  private static int families(Campaign campaign) {
    return (int)
        campaign.evidence().stream()
            .filter(e -> e.supports() && e.logOddsNats() >= LEAST_NATS)
            .map(Campaign.Evidence::family)
            .distinct()
            .count();
  }

  private static Facts.Axes axes(Campaign campaign) {
    var axes = campaign.axes();
    return new Facts.Axes(p(axes.intent()), p(axes.coordination()), p(axes.concealment()));
  }

  private static OptionalDouble p(Optional<Axis> axis) {
    return axis.isPresent() ? OptionalDouble.of(axis.get().p()) : OptionalDouble.empty();
  }

  /// What a customer only says of itself stays out (`contracts.md` 3).
  private Facts.Customer customer(AccountFacts known) {
    boolean organisation = known.organisationVerified();
    boolean programme = known.verification().contains("programme");
    return new Facts.Customer(
        known.plan(),
        known.verification(),
        programme ? known.programmes() : Set.of(),
        organisation || programme ? known.declaredUse() : Set.of(),
        known.createdMillis() == AccountFacts.UNKNOWN_TIME
            ? OptionalLong.empty()
            : OptionalLong.of(
                Math.max(0, (engine.lastTickMillis() - known.createdMillis()) / DAY_MILLIS)),
        known.entitlement().usdCentsPerMonth() < 0
            ? OptionalLong.empty()
            : OptionalLong.of(known.entitlement().usdCentsPerMonth()),
        engine.entitlementRatio(known.id()),
        engine.isIntermediary(known.id()));
  }
}
