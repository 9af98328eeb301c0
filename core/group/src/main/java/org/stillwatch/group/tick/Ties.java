// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Components;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;

/// How the members of a group hang together by what is costly to forge: items that they share,
/// conversations that moved between them, and work that they did in turns ([Backing#mutual]).
///
/// @param shared members who share a bound fact with another member
/// @param sharedInThrees members who share one with at least two other members
/// @param tookOver members who went on with a conversation of another member: they acted. Whoever
///   was turned away did nothing, and anybody who knows the conversation could have gone on with it
/// @param inTurns members of one arrangement of work that needs acts of all of them
/// @param components members connected by any of these, each of at least two
record Ties(
    Members shared,
    Members sharedInThrees,
    Members tookOver,
    Members inTurns,
    List<Members> components) {
  /// The most that hang together as a team or a household (`contracts.md` 4.2, Y5).
  private static final int HANDFUL = 5;

  static Ties of(EvidenceLog log, Members group, Members inTurns) {
    return new Ties(
        BoundTies.tied(log, group, 1),
        BoundTies.tied(log, group, 2),
        tookOver(log, group),
        inTurns.and(group),
        components(log, group, inTurns.and(group)));
  }

  private static Members tookOver(EvidenceLog log, Members group) {
    var moved = new ArrayList<Integer>();
    for (Handover handover : log.handovers()) {
      if (group.contains(handover.from()) && group.contains(handover.to())) {
        moved.add(handover.to());
      }
    }
    return Members.of(moved.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Members> components(EvidenceLog log, Members group, Members inTurns) {
    var components = new Components(log.size());
    for (Members fact : BoundTies.facts(log, group)) {
      join(components, fact.stream().filter(group::contains).toArray());
    }
    join(components, inTurns.stream().toArray());
    for (Handover handover : log.handovers()) {
      if (group.contains(handover.from()) && group.contains(handover.to())) {
        components.join(handover.from(), handover.to());
      }
    }
    return components.atLeast(2);
  }

  private static void join(Components components, int[] together) {
    for (int i = 1; i < together.length; i++) {
      components.join(together[0], together[i]);
    }
  }

  /// Everybody who is tied to the group: where most tied members hang together, a handful that does
  /// not hang with them is tied to each other only, as a team or a household is that content has
  /// brought here. Where all come in small knots, each knot counts.
  Members toGroup() {
    Members all = union(components);
    Members large = inLarge();
    boolean mostHangTogether = components.stream().anyMatch(c -> 2 * c.size() >= all.size());
    Members linked = mostHangTogether && large.size() > 0 ? large : all;
    Members acted = shared.union(tookOver).union(inTurns);
    return Members.of(linked.stream().filter(acted::contains).toArray());
  }

  /// Whether a member's ties are costly to forge in practice (`contracts.md` 4.2 a).
  boolean costly(int principal) {
    return sharedInThrees.contains(principal) || acted(principal);
  }

  /// Whether a member did something that only makes sense together with another one.
  boolean acted(int principal) {
    return tookOver.contains(principal) || inTurns.contains(principal);
  }

  /// Members of components of more than a handful.
  Members inLarge() {
    return union(components.stream().filter(c -> c.size() > HANDFUL).toList());
  }

  /// Members of components in which somebody meets a condition.
  Members linkedTo(IntPredicate condition) {
    return union(components.stream().filter(c -> c.stream().anyMatch(condition)).toList());
  }

  private static Members union(List<Members> sets) {
    return sets.stream().reduce(Members.of(), Members::union);
  }
}
