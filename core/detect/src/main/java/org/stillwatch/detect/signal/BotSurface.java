// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import java.util.List;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Rarity;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D32: a machine behind the first-party app: the rarer, among peers, of two numbers: how much the
/// parts of a client contradict each other, learned from the operator's own mix and from no list of
/// good browsers, and how evenly its requests lie around the clock. Privacy and accessibility tools
/// contradict themselves too (H11 H23) and so do old clients, so the signal corroborates and opens
/// nothing.
public final class BotSurface implements Detector {
  private static final long LEAST_REQUESTS = 10;
  private static final long LEAST_FOR_RHYTHM = 60;

  private final ClientMix mix;
  private final double[] contradictions;
  private final double[] evenness;

  /// Before anything is known of the population.
  public BotSurface() {
    this(new ClientMix(List.of()), new double[0], new double[0]);
  }

  private BotSurface(ClientMix mix, double[] contradictions, double[] evenness) {
    this.mix = mix;
    this.contradictions = contradictions;
    this.evenness = evenness;
  }

  @Override
  public Detector among(List<Subject> population) {
    var people =
        population.stream().filter(s -> s.variety().throughApp() >= LEAST_REQUESTS).toList();
    var learned = new ClientMix(people);
    return new BotSurface(
        learned,
        people.stream().mapToDouble(learned::contradiction).sorted().toArray(),
        people.stream().mapToDouble(BotSurface::roundTheClock).sorted().toArray());
  }

  /// 0 where the app carries less than half of the requests, or there are too few for a rhythm.
  private static double roundTheClock(Subject subject) {
    long through = subject.variety().throughApp();
    boolean enough = through >= LEAST_FOR_RHYTHM && 2 * through >= subject.card().requests();
    return enough ? Rhythm.evenness(subject.card()) : 0;
  }

  @Override
  public String signal() {
    return "D32";
  }

  @Override
  public Needs needs() {
    return Needs.any(Capability.USER_AGENT, Capability.HEADERS, Capability.TLS);
  }

  @Override
  public Family family() {
    return Family.RELATION;
  }

  @Override
  public Reading read(Subject subject) {
    if (contradictions.length == 0) {
      return new Reading.None(
          new Finding.InputMissing(
              Missing.of(Capability.USER_AGENT, Capability.HEADERS, Capability.TLS)));
    }
    long through = subject.variety().throughApp();
    if (through < LEAST_REQUESTS) {
      return new Reading.None(new Finding.TooLittleTraffic(through, LEAST_REQUESTS));
    }
    return new Reading.Value(
        Math.max(
            -Rarity.logConformal(mix.contradiction(subject), contradictions),
            -Rarity.logConformal(roundTheClock(subject), evenness)));
  }

  @Override
  public String text(double statistic, Subject subject) {
    return ("in the app, parts of its client go together %.0f times more rarely than chance; its"
            + " hours are %.0f %% as even as a machine's")
        .formatted(
            StrictMath.exp(mix.contradiction(subject)), Math.min(1, roundTheClock(subject)) * 100);
  }
}
