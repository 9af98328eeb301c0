// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Rarity;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.signal.BotSurface;
import org.stillwatch.detect.signal.Concentration;
import org.stillwatch.detect.signal.ConfusedIdentity;
import org.stillwatch.detect.signal.Coverage;
import org.stillwatch.detect.signal.FanOut;
import org.stillwatch.detect.signal.FormShare;
import org.stillwatch.detect.signal.ManyPlaces;
import org.stillwatch.detect.signal.NoRamp;
import org.stillwatch.detect.signal.PlainMetadata;
import org.stillwatch.detect.signal.PlanRatio;
import org.stillwatch.detect.signal.Probing;
import org.stillwatch.detect.signal.ReleaseLag;
import org.stillwatch.detect.signal.Replay;
import org.stillwatch.detect.signal.Resampling;
import org.stillwatch.detect.signal.Rhythm;
import org.stillwatch.detect.signal.Sweep;
import org.stillwatch.detect.signal.TemplateRepetition;
import org.stillwatch.detect.signal.Volume;
import org.stillwatch.detect.signal.WindowShift;

/// Every signal about one account, read against the population of the same plan, or of everybody
/// where fewer than 200 accounts of a plan can be read.
public final class Signals {
  /// What the product ships, in the order of their ids.
  public static final List<Detector> SHIPPED =
      Stream.of(
              List.of(new Volume(), new TemplateRepetition(), new Concentration()),
              FormShare.all(),
              List.of(
                  new WindowShift(),
                  new Coverage(),
                  new Resampling(),
                  new Rhythm(),
                  new ReleaseLag(),
                  new NoRamp(),
                  new PlanRatio(),
                  new ManyPlaces(),
                  new PlainMetadata(),
                  new FanOut(),
                  new Replay(),
                  new Probing(),
                  new ConfusedIdentity(),
                  new Sweep(),
                  new BotSurface()))
          .<Detector>flatMap(List::stream)
          .toList();

  private final List<Strata> strata;
  private final BulkTail together;

  /// Reads the population.
  ///
  /// @param detectors the signals
  /// @param population every account
  public Signals(List<Detector> detectors, List<Subject> population) {
    strata = detectors.stream().map(d -> new Strata(d, population)).toList();
    together =
        new BulkTail(population.stream().mapToDouble(s -> Standing.score(about(s))).toArray());
  }

  /// What each signal says about one account of the population, in the order of the signals.
  public List<Signal> about(Subject subject) {
    var said = new ArrayList<Signal>();
    strata.forEach(s -> said.add(signal(s, subject)));
    return said;
  }

  /// What all signals of one account say together.
  ///
  /// @param said each signal's answer about an account of the population
  public Standing together(List<Signal> said) {
    double score = Standing.score(said);
    return new Standing(score, together.logP(score));
  }

  /// One signal's answer.
  ///
  /// @param detector who says it
  /// @param finding what it says
  /// @param logP natural logarithm of its p-value, 0 when it cannot tell
  public record Signal(Detector detector, Finding finding, double logP) {}

  private static Signal signal(Strata strata, Subject subject) {
    var detector = strata.detector(subject);
    return switch (detector.read(subject)) {
      case Reading.None none -> new Signal(detector, none.why(), 0);
      case Reading.Value value -> {
        double logP = strata.logConformal(subject, value.statistic());
        String text = detector.text(value.statistic(), subject);
        yield new Signal(detector, new Finding.Evidence(Rarity.nats(logP), text), logP);
      }
    };
  }
}
