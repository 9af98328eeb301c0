// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;

/// What two parties signed before they compare anything (`sharing.md` 7.1). It has no member for a
/// price, a customer, a capacity or a plan: competitors may agree on this and on nothing else.
///
/// @param first one party
/// @param second the other
/// @param purpose what the answers may be used for
/// @param lawfulBasis what allows it
/// @param classes what may be compared; a class that is not here may not
/// @param direction who may ask whom
/// @param leastBatch distinct values of one question at least; 1,000 when it is not said, never
///   fewer
/// @param retentionDays how long what was exchanged may be kept, 1 to 3,650
/// @param validFrom first day
/// @param validUntil last day
/// @param signers people who sign, for each party at least one
/// @param signatures detached JWS over the digest, uninterpreted here; not part of what is signed
public record Agreement(
    Party first,
    Party second,
    String purpose,
    String lawfulBasis,
    SortedMap<IdentifierClass, Allowance> classes,
    Direction direction,
    OptionalInt leastBatch,
    int retentionDays,
    LocalDate validFrom,
    LocalDate validUntil,
    List<Signer> signers,
    List<String> signatures) {
  /// The format of its file.
  public static final String SCHEMA = "stillwatch.agreement/1";

  /// Values of one question at least: of fewer, a count says too much about each.
  public static final int LEAST_BATCH = 1_000;

  /// Days that anything may be kept at most.
  public static final int MOST_RETENTION_DAYS = 3_650;

  /// @throws IllegalArgumentException when a rule above is broken
  public Agreement {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    signers = List.copyOf(signers);
    signatures = List.copyOf(signatures);
    Set<StixId> parties = Set.of(first.id());
    require(!parties.contains(second.id()), "two parties");
    require(!purpose.isBlank() && !lawfulBasis.isBlank(), "a purpose and a lawful basis");
    require(!classes.isEmpty(), "a class or more");
    require(
        classes.entrySet().stream().allMatch(c -> c.getValue().suits(c.getKey())),
        "a reason for a class of low entropy, and 50000 items a day at most");
    require(leastBatch.orElse(LEAST_BATCH) >= LEAST_BATCH, "a batch of 1000 or more");
    require(
        retentionDays >= 1 && retentionDays <= MOST_RETENTION_DAYS,
        "a retention of 1 to 3650 days");
    require(!validUntil.isBefore(validFrom), "a last day that is not before the first");
    require(signFor(signers, first, second), "signers of both parties and of no other");
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected);
    }
  }

  private static boolean signFor(List<Signer> signers, Party first, Party second) {
    Set<StixId> signed = new HashSet<>();
    signers.forEach(s -> signed.add(s.party()));
    return signed.equals(new HashSet<>(List.of(first.id(), second.id())));
  }

  /// Distinct values of one question at least.
  public int batch() {
    return leastBatch.orElse(LEAST_BATCH);
  }

  /// The other party.
  ///
  /// @return empty when the id is no party's
  public Optional<Party> other(StixId party) {
    return party.equals(first.id())
        ? Optional.of(second)
        : party.equals(second.id()) ? Optional.of(first) : Optional.empty();
  }

  /// Why something may not be asked under this; empty when it may.
  public Optional<String> objection(Wish wish) {
    if (other(wish.asker()).isEmpty()) {
      return Optional.of("who asks is no party of the agreement");
    }
    if (wish.day().isBefore(validFrom) || wish.day().isAfter(validUntil)) {
      return Optional.of("the agreement does not hold on that day");
    }
    if (!allows(wish.asker())) {
      return Optional.of("the agreement does not let this party ask");
    }
    if (!classes.containsKey(wish.kind())) {
      return Optional.of("the agreement does not have this class");
    }
    return wish.items() < batch()
        ? Optional.of("the agreement wants " + batch() + " distinct values or more")
        : Optional.empty();
  }

  private boolean allows(StixId asker) {
    return switch (direction) {
      case BOTH -> true;
      case FIRST_ASKS -> asker.equals(first.id());
      case SECOND_ASKS -> asker.equals(second.id());
    };
  }

  /// SHA-256 over the canonical text (RFC 8785) of everything but the signatures: what is signed,
  /// and what the ledger names.
  public String digest() {
    return Digests.of(json().canonical());
  }

  /// What is signed, as JSON. What is not said is not there.
  public Json.Obj json() {
    List<Json> kinds = new ArrayList<>();
    for (Map.Entry<IdentifierClass, Allowance> kind : classes.entrySet()) {
      Json.Obj one = Json.Obj.EMPTY.with("class", new Json.Text(kind.getKey().word()));
      Allowance allowance = kind.getValue();
      if (allowance.perDay().isPresent()) {
        one = one.with("perDay", new Json.Num(allowance.perDay().getAsInt()));
      }
      if (allowance.reason().isPresent()) {
        one = one.with("reason", new Json.Text(allowance.reason().get()));
      }
      kinds.add(one);
    }
    Json.Obj all =
        Json.Obj.EMPTY
            .with("schema", new Json.Text(SCHEMA))
            .with("parties", new Json.Arr(List.of(party(first), party(second))))
            .with("purpose", new Json.Text(purpose))
            .with("lawfulBasis", new Json.Text(lawfulBasis))
            .with("classes", new Json.Arr(kinds))
            .with("direction", new Json.Text(direction.word()))
            .with("retentionDays", new Json.Num(retentionDays))
            .with("validFrom", new Json.Text(validFrom.toString()))
            .with("validUntil", new Json.Text(validUntil.toString()))
            .with("signers", new Json.Arr(signers.stream().map(Agreement::signer).toList()));
    return leastBatch.isPresent()
        ? all.with("leastBatch", new Json.Num(leastBatch.getAsInt()))
        : all;
  }

  private static Json party(Party party) {
    return Json.Obj.EMPTY
        .with("id", new Json.Text(party.id().text()))
        .with("name", new Json.Text(party.name()));
  }

  private static Json signer(Signer signer) {
    return Json.Obj.EMPTY
        .with("party", new Json.Text(signer.party().text()))
        .with("name", new Json.Text(signer.name()))
        .with("role", new Json.Text(signer.role()));
  }
}
