// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Were members registered in one pattern: the same time from opening to the first request, or one
/// issuer of their payment instruments?
///
/// *Wait*: among those who were opened since the log began, the fullest window of waits that differ
/// by a tenth, against the population's share in it ([Scan], exact). *Issuer*: [Commonest], exact.
/// The smaller p times two. What [Lifecycle] sees, a burst of openings, is left to it.
public final class Registration implements GroupTest {
  private static final int LEAST_MEMBERS = 5;
  private static final double WIDTH = StrictMath.log(1.1);
  private static final double MINUTE_MILLIS = 60_000;

  @Override
  public String name() {
    return "registration";
  }

  @Override
  public String signal() {
    return "D23";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.ACCOUNT_FACTS);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.IDENTITY;
  }

  @Override
  public Frame frame() {
    return Frame.COPY;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    long began =
        IntStream.range(0, log.size())
            .mapToLong(p -> log.principal(p).firstMillis())
            .min()
            .orElse(Long.MAX_VALUE);
    double[] waits = IntStream.range(0, log.size()).mapToDouble(p -> wait(log, p, began)).toArray();
    double[] sorted =
        IntStream.range(0, waits.length)
            .mapToDouble(p -> waits[p])
            .filter(w -> w >= 0)
            .sorted()
            .toArray();
    var issuers = new Commonest(log.size(), p -> log.principal(p).issuer());
    return group -> measure(group, oneOfEachCard(log, group), waits, sorted, issuers);
  }

  /// Logarithm of the minutes from opening to the first request, plus one; -1 when unknown.
  private static double wait(EvidenceLog log, int principal, long began) {
    var seen = log.principal(principal);
    long opened = seen.openedMillis();
    return opened == Long.MIN_VALUE
            || opened < began
            || seen.firstMillis() < opened
            || seen.firstMillis() == Long.MAX_VALUE
        ? -1
        : StrictMath.log1p((seen.firstMillis() - opened) / MINUTE_MILLIS);
  }

  /// The members without those who share a card or device with an earlier one: one card has one
  /// issuer, and that it is shared is what [BoundItems] says.
  private static Members oneOfEachCard(EvidenceLog log, Members group) {
    var repeated =
        BoundTies.facts(log, group).stream()
            .flatMap(fact -> fact.stream().filter(group::contains).skip(1).boxed())
            .collect(Collectors.toSet());
    return Members.of(group.stream().filter(p -> !repeated.contains(p)).toArray());
  }

  private static TestResult measure(
      Members group, Members payers, double[] waits, double[] sorted, Commonest issuers) {
    double[] inside = group.stream().mapToDouble(p -> waits[p]).filter(w -> w >= 0).toArray();
    var issuer = issuers.in(payers);
    if (inside.length < LEAST_MEMBERS && issuer.members() < LEAST_MEMBERS) {
      return new TestResult.TooLittle("how members were registered is known of fewer than 5");
    }
    var wait =
        inside.length < LEAST_MEMBERS
            ? new Scan(0, 0, 0, 0, 0)
            : Scan.fullest(inside, sorted, WIDTH);
    double logP = Math.min(0, Math.min(wait.logP(), issuer.logP()) + StrictMath.log(2));
    if (wait.logP() < issuer.logP()) {
      return new TestResult.Measured(
          logP,
          Members.of(group.stream().filter(p -> wait.contains(waits[p])).toArray()),
          "%d of %d members waited between %.0f and %.0f minutes from opening to first use; chance would give %.1f"
              .formatted(
                  wait.count(),
                  inside.length,
                  StrictMath.expm1(wait.from()),
                  StrictMath.expm1(wait.to()),
                  wait.expected()));
    }
    return new TestResult.Measured(
        logP,
        issuer.count() == 0 ? Members.of() : issuers.having(payers, issuer.value()),
        "%d of %d members pay through one issuer; chance would give %.1f"
            .formatted(issuer.count(), issuer.members(), issuer.expected()));
  }
}
