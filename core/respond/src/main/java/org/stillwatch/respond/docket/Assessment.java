// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

/// Lays a policy over what was found: what is to be proposed, begun, and what is over. Of one
/// account and one campaign a machine asks at most once at a time, for something graver than
/// before, and never again for what a person took back. What expired it proposes again, and a
/// person has to approve it.
public final class Assessment {
  private static final Set<Action.State> ASKED =
      Set.of(Action.State.PROPOSED, Action.State.RUNNING);
  private static final Set<Action.State> REFUSED =
      Set.of(Action.State.UNDONE, Action.State.DECLINED);

  private final Docket docket;
  private final Circumstances now;
  private final Map<AccountId, List<Action>> byAccount = new HashMap<>();
  private final Set<String> cases = new HashSet<>();
  private final List<Event> events = new ArrayList<>();
  private int actions;
  private int opened;

  private Assessment(Docket docket, Circumstances now) {
    this.docket = docket;
    this.now = now;
    actions = docket.actions().size();
    docket
        .actions()
        .values()
        .forEach(a -> byAccount.computeIfAbsent(a.account(), _ -> new ArrayList<>()).add(a));
    docket.cases().values().stream().filter(Case::open).forEach(c -> cases.add(c.campaign()));
  }

  /// What follows from the findings of a tick.
  ///
  /// @param policy the one that is loaded; another one asks for nothing
  /// @param found what a rule may read of each account with a finding
  public static List<Event> of(
      Docket docket, Policy policy, Collection<Facts> found, Circumstances now) {
    var assessment = new Assessment(docket, now);
    assessment.events.addAll(expired(docket, now));
    if (policy.digest().equals(docket.policy().digest())) {
      found.forEach(facts -> assessment.assess(policy, facts));
    }
    return List.copyOf(assessment.events);
  }

  /// Actions whose time is over.
  private static List<Event> expired(Docket docket, Circumstances now) {
    return docket.actions().values().stream()
        .filter(a -> a.state() == Action.State.RUNNING && !a.runsAt(now.nowMillis()))
        .<Event>map(a ->
            new Event.Ended(
                now.nowMillis(), Event.SERVICE, a.id(), Action.State.EXPIRED, "its time is over"))
        .toList();
  }

  private void assess(Policy policy, Facts facts) {
    if (policy.spares(facts)) {
      spare(facts);
    }
    policy
        .propose(facts)
        .filter(proposal -> isNew(facts, proposal))
        .ifPresent(proposal -> propose(policy, facts, proposal));
  }

  /// People look at a campaign that an intermediary is part of, once.
  private void spare(Facts facts) {
    String campaign = facts.found().campaign();
    if (docket.cases().values().stream().noneMatch(c -> c.campaign().equals(campaign))) {
      open(facts.found());
    }
  }

  private void open(Grounds grounds) {
    if (!grounds.campaign().isEmpty() && cases.add(grounds.campaign())) {
      String id = "case_%06d".formatted(docket.cases().size() + ++opened);
      events.add(
          new Event.CaseOpened(
              now.nowMillis(), Event.SERVICE, id, grounds.campaign(), grounds.evidence()));
    }
  }

  private boolean isNew(Facts facts, Policy.Proposal proposal) {
    String campaign = facts.found().campaign();
    return byAccount.getOrDefault(facts.account(), List.of()).stream()
        .filter(a -> a.grounds().campaign().equals(campaign))
        .noneMatch(a -> REFUSED.contains(a.state()) || stillAsks(a, proposal));
  }

  private boolean stillAsks(Action action, Policy.Proposal proposal) {
    boolean asks =
        ASKED.contains(action.state())
            && (action.state() == Action.State.PROPOSED || action.runsAt(now.nowMillis()));
    return asks && action.asked().compareTo(proposal.measure()) >= 0;
  }

  private void propose(Policy policy, Facts facts, Policy.Proposal proposal) {
    var grounds = facts.found();
    var source =
        new Action.Source(policy.name(), policy.version(), policy.digest(), proposal.rule());
    var action =
        Action.proposed(
            "a_%08d".formatted(++actions),
            facts.account(),
            proposal.measure(),
            source,
            grounds,
            proposal.lastsMillis());
    events.add(new Event.Proposed(now.nowMillis(), Event.SERVICE, action));
    boolean again = isAgain(action);
    byAccount.computeIfAbsent(action.account(), _ -> new ArrayList<>()).add(action);
    open(grounds);
    if (docket.policy().mode() == Mode.ENFORCING && !again) {
      Begin.of(action, now).ifPresent(events::add);
    }
  }

  /// Whether the time of an earlier action about the same was over: letting it go on is for people.
  private boolean isAgain(Action action) {
    return byAccount.getOrDefault(action.account(), List.of()).stream()
        .filter(a -> a.grounds().campaign().equals(action.grounds().campaign()))
        .anyMatch(a ->
            a.state() == Action.State.EXPIRED
                || (a.state() == Action.State.RUNNING && !a.runsAt(now.nowMillis())));
  }
}
