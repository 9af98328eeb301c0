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

/// D24: client facts that are stripped, or constant where others vary: the rarer, among peers, of
/// two numbers: the share of exchanges without any header set or user agent, and the networks seen
/// for each distinct header set and user agent. Gateways, frameworks and privacy proxies do both
/// (H6 H10 H11).
public final class PlainMetadata implements Detector {
  private static final long LEAST_REQUESTS = 20;

  private final double[] stripped;
  private final double[] constant;

  /// Before anything is known of the population.
  public PlainMetadata() {
    this(new double[0], new double[0]);
  }

  private PlainMetadata(double[] stripped, double[] constant) {
    this.stripped = stripped;
    this.constant = constant;
  }

  @Override
  public Detector among(List<Subject> population) {
    boolean known =
        population.stream()
            .anyMatch(s -> s.variety().withHeaders() + s.variety().withUserAgent() > 0);
    var enough =
        population.stream().filter(s -> known && s.card().requests() >= LEAST_REQUESTS).toList();
    return new PlainMetadata(
        enough.stream().mapToDouble(PlainMetadata::strippedShare).sorted().toArray(),
        enough.stream().mapToDouble(PlainMetadata::networksPerClient).sorted().toArray());
  }

  @Override
  public String signal() {
    return "D24";
  }

  @Override
  public Needs needs() {
    return Needs.any(Capability.USER_AGENT, Capability.HEADERS);
  }

  @Override
  public Family family() {
    return Family.RELATION;
  }

  @Override
  public Reading read(Subject subject) {
    long requests = subject.card().requests();
    if (stripped.length == 0) {
      return new Reading.None(
          new Finding.InputMissing(Missing.of(Capability.HEADERS, Capability.USER_AGENT)));
    }
    if (requests < LEAST_REQUESTS) {
      return new Reading.None(new Finding.TooLittleTraffic(requests, LEAST_REQUESTS));
    }
    return new Reading.Value(
        Math.max(
            -Rarity.logConformal(strippedShare(subject), stripped),
            -Rarity.logConformal(networksPerClient(subject), constant)));
  }

  private static double strippedShare(Subject subject) {
    var variety = subject.variety();
    double known = Math.max(variety.withHeaders(), variety.withUserAgent());
    return 1 - known / Math.max(1, subject.card().requests());
  }

  private static double networksPerClient(Subject subject) {
    double clients =
        Math.max(1, subject.card().userAgents()) * Math.max(1, subject.variety().headerSets());
    return subject.card().networks() / clients;
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "%.0f %% of its requests say nothing of the client; %.0f networks share one client"
        .formatted(strippedShare(subject) * 100, networksPerClient(subject));
  }
}
