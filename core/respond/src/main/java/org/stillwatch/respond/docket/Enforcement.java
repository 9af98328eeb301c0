// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Refused.Why;
import org.stillwatch.respond.policy.Policy;

/// The switch between shadow and enforcement. Two people turn it on, having looked at the same
/// bytes; one turns it off, and so does an error budget that is spent. Whatever runs ends with it.
public final class Enforcement {
  private static final int PEOPLE = 2;

  private Enforcement() {}

  /// A policy is loaded, into the shadow; what ran under the one before is lifted.
  public static List<Event> load(Docket docket, Policy policy, String person, Circumstances now)
      throws Refused {
    var before = docket.policy();
    if (before.digest().equals(policy.digest())) {
      return List.of();
    }
    if (before.name().equals(policy.name()) && policy.version() <= before.version()) {
      throw new Refused(
          Why.CHANGED,
          "version %d of this policy is loaded; a changed one has a higher version"
              .formatted(before.version()));
    }
    var events = new ArrayList<Event>(lifted(docket, person, "another policy was loaded", now));
    events.add(
        new Event.PolicyLoaded(
            now.nowMillis(), person, policy.name(), policy.version(), policy.digest()));
    return List.copyOf(events);
  }

  /// A person approves that the policy is enforced. With the second it is.
  ///
  /// @param digest of the policy that the person looked at
  public static List<Event> approve(Docket docket, String person, String digest, Circumstances now)
      throws Refused {
    PolicyState policy = docket.policy();
    if (policy.digest().isEmpty()) {
      throw new Refused(Why.UNKNOWN, "no policy is loaded");
    }
    if (!policy.digest().equals(digest)) {
      throw new Refused(Why.CHANGED, "another policy is loaded than the one you looked at");
    }
    if (policy.mode() == Mode.ENFORCING) {
      throw new Refused(Why.WRONG_STATE, "it is enforced already");
    }
    if (policy.approvals().contains(person)) {
      throw new Refused(Why.ANOTHER_PERSON, "you approved it; another person has to");
    }
    var events = new ArrayList<Event>();
    events.add(new Event.EnforcementApproved(now.nowMillis(), person, policy.name(), digest));
    if (policy.approvals().size() + 1 >= PEOPLE) {
      events.add(
          new Event.ModeSet(
              now.nowMillis(), person, policy.name(), Mode.ENFORCING, "two people approved it"));
      docket.actions().values().stream()
          .filter(a -> a.state() == Action.State.PROPOSED)
          .filter(a -> a.source().digest().equals(digest))
          .forEach(a -> Begin.of(a, now).ifPresent(events::add));
    }
    return List.copyOf(events);
  }

  /// A person ends enforcement.
  public static List<Event> rollBack(Docket docket, String person, String reason, Circumstances now)
      throws Refused {
    if (docket.policy().mode() != Mode.ENFORCING) {
      throw new Refused(Why.WRONG_STATE, "no policy is enforced");
    }
    return off(docket, person, reason, now);
  }

  /// Ends enforcement, whoever wants it.
  static List<Event> off(Docket docket, String by, String reason, Circumstances now) {
    var events = new ArrayList<Event>(lifted(docket, by, reason, now));
    events.add(new Event.ModeSet(now.nowMillis(), by, docket.policy().name(), Mode.SHADOW, reason));
    return List.copyOf(events);
  }

  private static List<Event> lifted(Docket docket, String by, String reason, Circumstances now) {
    return docket.actions().values().stream()
        .filter(a -> a.state() == Action.State.RUNNING || a.state() == Action.State.PROPOSED)
        .<Event>map(a -> new Event.Ended(now.nowMillis(), by, a.id(), Action.State.LIFTED, reason))
        .toList();
  }
}
