// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.List;
import java.util.Set;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.action.KeySign;
import org.stillwatch.respond.action.Need;
import org.stillwatch.respond.docket.Refused.Why;
import org.stillwatch.respond.policy.PolicyRule;

/// What people do about single keys that may be stolen. The account stays open, and none of this
/// counts against it.
public final class Keys {
  private static final Set<Measure> MEASURES = Set.of(Measure.STEP_UP, Measure.SUSPEND);

  private Keys() {}

  /// What a person asks for.
  ///
  /// @param measure [Measure#STEP_UP] or [Measure#SUSPEND]
  /// @param signs what was seen
  /// @param askedByHolder whether the account itself asked for it
  /// @param lastsMillis up to [PolicyRule#LONGEST_MILLIS]
  public record Ask(
      ApiKey key, Measure measure, List<KeySign> signs, boolean askedByHolder, long lastsMillis) {
    public Ask {
      signs = List.copyOf(signs);
    }
  }

  /// A person contains a key. Until another person approves it, a key is asked to prove itself and
  /// not closed, unless its holder asked for that.
  ///
  /// @param reason in words
  public static List<Event> contain(
      Docket docket, Ask ask, String person, String reason, Circumstances now) throws Refused {
    if (!MEASURES.contains(ask.measure()) || !ask.key().named()) {
      throw new Refused(Why.WRONG_STATE, "a key is asked to step_up, or is suspended");
    }
    if (ask.lastsMillis() <= 0 || ask.lastsMillis() > PolicyRule.LONGEST_MILLIS) {
      throw new Refused(Why.NEEDS, "a key is contained for at most fourteen days");
    }
    if (docket.contained(ask.key(), now.nowMillis()).isPresent()) {
      throw new Refused(Why.WRONG_STATE, "the key is contained already");
    }
    var begun =
        Containment.begun(
            "key_%06d".formatted(docket.containments().size() + 1),
            ask.key(),
            ask.measure(),
            ask.signs(),
            ask.askedByHolder(),
            person,
            now.appealOpen(),
            now.nowMillis() + ask.lastsMillis());
    if (begun.measure() == Measure.ALLOW) {
      throw new Refused(Why.NEEDS, "it lacks " + Need.TWO_FAMILIES.word());
    }
    return List.of(new Event.KeyContained(now.nowMillis(), person, begun, reason));
  }

  /// Another person approves what was asked for.
  public static List<Event> approve(Docket docket, String id, String person, Circumstances now)
      throws Refused {
    Containment one = running(docket, id, now);
    if (one.measure() == one.asked()) {
      throw new Refused(Why.WRONG_STATE, "what was asked for is done already");
    }
    Containment next = one.approvedBy(person, now.appealOpen());
    if (next.approvals().equals(one.approvals()) && next.measure() == one.measure()) {
      throw new Refused(Why.ANOTHER_PERSON, "you asked for it; another person has to approve it");
    }
    return List.of(new Event.KeyApproved(now.nowMillis(), person, id, next.measure()));
  }

  /// A person lets a key go. Nobody's approval is needed for that.
  public static List<Event> release(
      Docket docket, String id, String person, String reason, Circumstances now) throws Refused {
    running(docket, id, now);
    return List.of(new Event.KeyReleased(now.nowMillis(), person, id, reason));
  }

  private static Containment running(Docket docket, String id, Circumstances now) throws Refused {
    Containment one = docket.containments().get(id);
    if (one == null) {
      throw new Refused(Why.UNKNOWN, "there is no such containment");
    }
    if (!one.runsAt(now.nowMillis())) {
      throw new Refused(Why.WRONG_STATE, "it is over");
    }
    return one;
  }
}
