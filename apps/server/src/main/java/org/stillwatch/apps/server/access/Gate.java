// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.stillwatch.adapters.http.Admission;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.access.Access;
import org.stillwatch.respond.access.AccessRules;
import org.stillwatch.respond.access.Applicant;
import org.stillwatch.respond.access.Shown;
import org.stillwatch.respond.access.Tier;

/// Answers who may come in by the loaded policy. While the policy is not enforced everybody comes
/// in, and what it would have said is counted (fails open). So does an account of which nothing is
/// known while it is not sure that everything was read (fails open), and only then: later it has
/// verified nothing. Nothing is kept of a question but counts.
public final class Gate implements Admission {
  private final Supplier<InForce> policy;
  private final AccountsKnown known;
  private final BooleanSupplier allRead;
  private final AccountLines lines;
  private final AccessCounts counts;
  private final InstantSource clock;

  /// The rules of the loaded policy.
  ///
  /// @param enforced whether they are done and not only counted
  public record InForce(AccessRules rules, boolean enforced) {}

  /// @param policy asked for at each question
  /// @param allRead whether all that was told of accounts has been read
  public Gate(
      Supplier<InForce> policy,
      AccountsKnown known,
      BooleanSupplier allRead,
      FingerprintKey key,
      AccessCounts counts,
      InstantSource clock) {
    this.policy = policy;
    this.known = known;
    this.allRead = allRead;
    this.lines = new AccountLines(key);
    this.counts = counts;
    this.clock = clock;
  }

  @Override
  public Access about(Stage stage, String account, String feature, String registration) {
    InForce now = policy.get();
    // read also where it counts for nothing, so that whoever sends a wrong one is told
    Optional<AccountFacts> registered = registered(registration);
    Optional<AccountFacts> facts =
        stage == Stage.SIGNUP ? registered : known.of(new AccountId(account), clock.millis());
    var applicant = applicant(stage, facts, now.rules());
    boolean mayBeKnown = stage == Stage.REQUEST && facts.isEmpty() && !allRead.getAsBoolean();
    Access answer = mayBeKnown ? Access.OPEN : now.rules().about(applicant, feature);
    counts.count(answer.kind(), now.enforced(), applicant.place());
    return now.enforced() ? answer : Access.OPEN;
  }

  @Override
  public String contradictions() {
    var report = new ContradictionReport(policy.get().rules().ways(), lines::region);
    known.each(clock.millis(), report::look);
    return report.json();
  }

  private Applicant applicant(Stage stage, Optional<AccountFacts> facts, AccessRules rules) {
    return new Applicant(
        stage,
        facts.map(f -> Tier.reached(f.verification())).orElse(Tier.NONE),
        facts.map(Gate::shows).orElse(Set.of()),
        rules.fence().about(facts.map(AccountFacts::region).orElse(0L), lines::region));
  }

  private Optional<AccountFacts> registered(String registration) {
    if (registration.isEmpty()) {
      return Optional.empty();
    }
    byte[] line = registration.getBytes(StandardCharsets.UTF_8);
    return switch (lines.read(line, 0, line.length)) {
      case Row.Good<AccountFacts> good -> Optional.of(good.value());
      case Row.Bad<AccountFacts> bad -> throw new IllegalArgumentException(bad.reason().word());
    };
  }

  private static Set<Shown> shows(AccountFacts facts) {
    var shows = EnumSet.noneOf(Shown.class);
    for (Shown shown : Shown.values()) {
      boolean isThere =
          switch (shown) {
            case EMAIL -> facts.email() != 0;
            case PHONE -> facts.phone() != 0;
            case PAYMENT -> !facts.payments().isEmpty();
            case DEVICE -> !facts.devices().isEmpty();
            case ORGANISATION -> facts.org() != 0;
            case COUNTRY -> facts.region() != 0;
          };
      if (isThere) {
        shows.add(shown);
      }
    }
    return shows;
  }
}
