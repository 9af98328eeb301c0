// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.function.Function;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;

/// A group test that answers what it is told to, and counts how often it was asked.
final class Said implements GroupTest {
  private final String name;
  private final CauseGroup cause;
  private final Frame frame;
  private final Function<Members, TestResult> answer;
  private int prepared;
  private int asked;

  Said(String name, CauseGroup cause, Frame frame, Function<Members, TestResult> answer) {
    this.name = name;
    this.cause = cause;
    this.frame = frame;
    this.answer = answer;
  }

  /// A test that finds one thing of every group, and supports all of it.
  static Said always(String name, CauseGroup cause, Frame frame, double logP) {
    return new Said(name, cause, frame, group -> new TestResult.Measured(logP, group, "seen"));
  }

  /// What a test of this kind said about some members.
  static Tested.Outcome of(
      String name, CauseGroup cause, Frame frame, double logP, Members supported) {
    return new Tested.Outcome(
        always(name, cause, frame, logP), new TestResult.Measured(logP, supported, "seen"), true);
  }

  int prepared() {
    return prepared;
  }

  int asked() {
    return asked;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String signal() {
    return "D0";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public CauseGroup cause() {
    return cause;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    prepared++;
    return group -> {
      asked++;
      return answer.apply(group);
    };
  }
}
