// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.action;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Measure;

/// One key of an account is closed, or asked to prove itself, while the account goes on: the key
/// may be stolen, and whoever owns it is a victim.
///
/// @param id names it
/// @param key which key
/// @param asked the measure that was asked for: [Measure#STEP_UP] or [Measure#SUSPEND]
/// @param signs what was seen, each once, in the order of their names
/// @param askedByHolder whether the account itself asked for it
/// @param approvals people who asked for it or approved it, in their order, each once
/// @param measure what is done while it runs
/// @param untilMillis when it ends by itself
/// @param released whether somebody ended it before
public record Containment(
    String id,
    ApiKey key,
    Measure asked,
    List<KeySign> signs,
    boolean askedByHolder,
    List<String> approvals,
    Measure measure,
    long untilMillis,
    boolean released) {
  private static final int FAMILIES = 2;
  private static final int PEOPLE = 2;

  public Containment {
    signs = List.copyOf(new TreeSet<>(signs));
    approvals = List.copyOf(approvals);
  }

  /// One that a person asks for. It does what one person may.
  ///
  /// @param appealOpen whether the account can appeal
  public static Containment begun(
      String id,
      ApiKey key,
      Measure asked,
      List<KeySign> signs,
      boolean askedByHolder,
      String person,
      boolean appealOpen,
      long untilMillis) {
    var begun =
        new Containment(
            id, key, asked, signs, askedByHolder, List.of(), Measure.ALLOW, untilMillis, false);
    return begun.approvedBy(person, appealOpen);
  }

  /// The same with one more approval, and with what may be done now.
  public Containment approvedBy(String person, boolean appealOpen) {
    List<String> people =
        approvals.contains(person)
            ? approvals
            : Stream.concat(approvals.stream(), Stream.of(person)).toList();
    return with(people, permitted(people.size(), appealOpen), released);
  }

  /// The same with what was done when a person approved it.
  public Containment approved(String person, Measure done) {
    Containment next = approvedBy(person, false);
    return next.with(next.approvals, done, released);
  }

  /// The same, over.
  public Containment over() {
    return with(approvals, measure, true);
  }

  /// The same key of an account of another name.
  public Containment of(ApiKey other) {
    return new Containment(
        id, other, asked, signs, askedByHolder, approvals, measure, untilMillis, released);
  }

  /// Whether it is done at a moment.
  public boolean runsAt(long millis) {
    return !released && millis < untilMillis;
  }

  /// What a measure needs and does not have (`contracts.md` 4). What the holder asks for needs
  /// nothing else; otherwise nothing is done on one signal, and a key is closed by two people
  /// alone, while the holder can appeal. Fails closed.
  public static Set<Need> lacks(
      Measure measure, List<KeySign> signs, boolean askedByHolder, int people, boolean appealOpen) {
    var lacks = EnumSet.noneOf(Need.class);
    if (askedByHolder || measure.compareTo(Measure.OBSERVE) <= 0) {
      return lacks;
    }
    if (signs.stream().map(KeySign::family).distinct().count() < FAMILIES) {
      lacks.add(Need.TWO_FAMILIES);
    }
    if (measure.compareTo(Measure.STEP_UP) > 0) {
      if (people < PEOPLE) {
        lacks.add(Need.TWO_PEOPLE);
      }
      if (!appealOpen) {
        lacks.add(Need.APPEAL);
      }
    }
    return lacks;
  }

  /// What was asked for or, where it lacks something, a step-up, or nothing.
  private Measure permitted(int people, boolean appealOpen) {
    for (Measure may : List.of(asked, Measure.STEP_UP)) {
      if (lacks(may, signs, askedByHolder, people, appealOpen).isEmpty()) {
        return may;
      }
    }
    return Measure.ALLOW;
  }

  private Containment with(List<String> people, Measure done, boolean ended) {
    return new Containment(id, key, asked, signs, askedByHolder, people, done, untilMillis, ended);
  }
}
