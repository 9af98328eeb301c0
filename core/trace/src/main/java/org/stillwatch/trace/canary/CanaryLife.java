// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillwatch.trace.key.EpochCommitment;

/// The life of a set of canaries: minted, approved by somebody else, armed, retired, revealed, in
/// this order. Fails closed: whatever is out of order is refused, and only armed canaries may be
/// placed. Names are what operators say they are; who may say so is up to the app.
///
/// @param steps from minted onwards, each stage once
public record CanaryLife(List<CanaryStep> steps) {
  /// @throws IllegalArgumentException when stages are left out or times run backwards
  public CanaryLife {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || !isInOrder(steps)) {
      throw new IllegalArgumentException("expected stages in order from minted, none left out");
    }
    if (steps.size() > 1 && steps.get(1).isBySameAs(steps.get(0))) {
      throw new IllegalArgumentException("expected approval by another person than who minted");
    }
  }

  private static boolean isInOrder(List<CanaryStep> steps) {
    long before = Long.MIN_VALUE;
    var stages = List.of(CanaryStage.values());
    for (int i = 0; i < steps.size(); i++) {
      if (i >= stages.size()
          || steps.get(i).stage() != stages.get(i)
          || steps.get(i).atMillis() < before) {
        return false;
      }
      before = steps.get(i).atMillis();
    }
    return true;
  }

  /// What becomes of a step.
  public sealed interface Change {
    /// It was taken.
    record Changed(CanaryLife life) implements Change {}

    /// It was not.
    ///
    /// @param reason what stands and what was expected
    record Refused(String reason) implements Change {}
  }

  /// Newly made.
  public static CanaryLife minted(String by, long atMillis) {
    return new CanaryLife(List.of(new CanaryStep(CanaryStage.MINTED, by, atMillis)));
  }

  /// The stage that was reached.
  public CanaryStage stage() {
    return steps.getLast().stage();
  }

  /// When canaries could be placed for the first time.
  public Optional<Long> armedMillis() {
    return steps.stream()
        .filter(s -> s.stage() == CanaryStage.ARMED)
        .map(CanaryStep::atMillis)
        .findFirst();
  }

  /// Somebody else agrees.
  public Change approve(String by, long atMillis) {
    var step = new CanaryStep(CanaryStage.APPROVED, by, atMillis);
    return step.isBySameAs(steps.getFirst())
        ? new Change.Refused("canaries are approved by another person than who minted them")
        : next(step);
  }

  /// They may be placed from now on.
  ///
  /// @param published the commitment that covers them
  public Change arm(String by, long atMillis, EpochCommitment published) {
    return published.atMillis() < atMillis
        ? next(new CanaryStep(CanaryStage.ARMED, by, atMillis))
        : new Change.Refused("canaries are armed after their commitment was published");
  }

  /// They are placed no more.
  public Change retire(String by, long atMillis) {
    return next(new CanaryStep(CanaryStage.RETIRED, by, atMillis));
  }

  /// Everybody may know them.
  public Change reveal(String by, long atMillis) {
    return next(new CanaryStep(CanaryStage.REVEALED, by, atMillis));
  }

  private Change next(CanaryStep step) {
    var stages = List.of(CanaryStage.values());
    int reached = steps.size();
    if (reached >= stages.size() || step.stage() != stages.get(reached)) {
      return new Change.Refused(
          "canaries that are " + stage().word() + " cannot become " + step.stage().word());
    }
    if (step.atMillis() < steps.getLast().atMillis()) {
      return new Change.Refused("the clock stands before the last step");
    }
    return new Change.Changed(
        new CanaryLife(Stream.concat(steps.stream(), Stream.of(step)).toList()));
  }
}
