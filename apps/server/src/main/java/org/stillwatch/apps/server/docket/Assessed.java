// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.policy.Facts;

/// What a rule could read of an account at a tick: the recorded history that another policy is
/// replayed over. Unknown numbers are NaN and [Long#MIN_VALUE].
///
/// @param tickMillis the tick
public record Assessed(
    long tickMillis,
    AccountId account,
    Grounds found,
    double membership,
    boolean core,
    double intent,
    double coordination,
    double concealment,
    String plan,
    Set<String> verification,
    Set<String> programmes,
    Set<String> declaredUse,
    long ageDays,
    long usdCentsPerMonth,
    double entitlementRatio,
    boolean intermediary) {
  static Assessed of(long tickMillis, Facts facts) {
    var customer = facts.customer();
    return new Assessed(
        tickMillis,
        facts.account(),
        facts.found(),
        facts.membership(),
        facts.core(),
        facts.axes().intent().orElse(Double.NaN),
        facts.axes().coordination().orElse(Double.NaN),
        facts.axes().concealment().orElse(Double.NaN),
        customer.plan(),
        new TreeSet<>(customer.verification()),
        new TreeSet<>(customer.programmes()),
        new TreeSet<>(customer.declaredUse()),
        customer.ageDays().orElse(Long.MIN_VALUE),
        customer.usdCentsPerMonth().orElse(Long.MIN_VALUE),
        customer.entitlementRatio().orElse(Double.NaN),
        customer.intermediary());
  }

  Facts facts() {
    return new Facts(
        account,
        found,
        membership,
        core,
        new Facts.Axes(known(intent), known(coordination), known(concealment)),
        new Facts.Customer(
            plan,
            verification,
            programmes,
            declaredUse,
            known(ageDays),
            known(usdCentsPerMonth),
            known(entitlementRatio),
            intermediary));
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalLong known(long value) {
    return value == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// How they are written.
  public static RecordFrames<Assessed> frames() {
    return new RecordFrames<>(List.of(Assessed.class));
  }
}
