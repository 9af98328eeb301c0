// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Role;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.VerdictTable;
import org.stillwatch.respond.access.Access;
import org.stillwatch.respond.limit.Wanted;

/// A service in which nothing was found yet.
///
/// @param told what it says of its status
record EmptyService(Supplier<String> told)
    implements Intake, Findings, Decider, Admission, Operations {
  /// What stands behind its addresses.
  ///
  /// @param known secrets of administrators
  ApiServer.Behind behind(Set<String> known) {
    return behind(secret ->
        known.contains(secret)
            ? Optional.of(new Caller("k_1", "test", Set.of(Role.ADMIN)))
            : Optional.empty());
  }

  /// The same, with another who knows who calls.
  ApiServer.Behind behind(Doorkeeper doorkeeper) {
    return new ApiServer.Behind(
        doorkeeper,
        this,
        this,
        this,
        this,
        call -> new Desk.Reply.Missing(),
        Optional.empty(),
        new Announcements(),
        "x-account",
        this,
        registry -> {});
  }

  @Override
  public CompletionStage<Outcome> take(Kind kind, byte[] body) {
    return CompletableFuture.completedFuture(new Outcome.Stored(0, Map.of(), List.of()));
  }

  @Override
  public Page campaigns(String after, int most) {
    return new Page(List.of(), "");
  }

  @Override
  public Optional<String> campaign(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<String> account(String id) {
    return Optional.empty();
  }

  @Override
  public String status() {
    return told.get();
  }

  @Override
  public Decision decide(
      Stage stage, String account, String key, String registration, Wanted wanted) {
    var question = new Question("d", stage, 0, new ApiKey(new AccountId(account), key), List.of());
    return Decision.of(question, VerdictTable.NONE, 0, Order.NONE, Rules.DEFAULT);
  }

  @Override
  public Access about(Stage stage, String account, String feature, String registration) {
    return Access.OPEN;
  }

  @Override
  public String contradictions() {
    return "{}";
  }

  @Override
  public Optional<String> decision(String id) {
    return Optional.empty();
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public CompletionStage<String> settle() {
    return CompletableFuture.completedFuture("{}");
  }
}
