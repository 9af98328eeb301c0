// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.webhook.Deliveries;
import org.stillwatch.adapters.webhook.Receivers;
import org.stillwatch.apps.server.access.Gate;
import org.stillwatch.apps.server.casefile.CaseExport;
import org.stillwatch.apps.server.docket.AppealHealth;
import org.stillwatch.apps.server.docket.Assessor;
import org.stillwatch.apps.server.docket.Clerk;
import org.stillwatch.apps.server.docket.DispositionFile;
import org.stillwatch.apps.server.docket.FrontDesk;
import org.stillwatch.apps.server.docket.KnownGood;
import org.stillwatch.apps.server.docket.NoticesOut;
import org.stillwatch.apps.server.docket.Policies;
import org.stillwatch.apps.server.docket.StandingDecisions;
import org.stillwatch.apps.server.live.Decided;
import org.stillwatch.apps.server.live.Published;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.notice.Retries;

/// The half of the service that does something about findings.
final class Responding {
  private static final long WEEK_MILLIS = 7 * 86_400_000L;

  private final Clerk clerk;
  private final Assessor assessor;
  private final Policies policies;
  private final Desk desk;
  private final StandingDecisions decisions;
  private final NoticesOut notices;
  private final Supplier<Gate.InForce> access;
  private final LongSupplier notKept;

  private Responding(
      Clerk clerk,
      Assessor assessor,
      Policies policies,
      Desk desk,
      StandingDecisions decisions,
      NoticesOut notices,
      Supplier<Gate.InForce> access,
      LongSupplier notKept) {
    this.clerk = clerk;
    this.assessor = assessor;
    this.policies = policies;
    this.desk = desk;
    this.decisions = decisions;
    this.notices = notices;
    this.access = access;
    this.notKept = notKept;
  }

  /// Reads the docket and begins to look after it.
  ///
  /// @param key names the lines of decisions that cannot be read
  /// @param history where what rules could read is recorded
  static Responding open(
      RespondSettings settings,
      FingerprintKey key,
      Database database,
      Journal history,
      InstantSource clock,
      Opened opened)
      throws IOException {
    var health = new AppealHealth(settings.appealHealth(), clock);
    opened.add(health::close);
    var dispositions = new DispositionFile(settings.dispositions());
    var knownGood = new KnownGood(dispositions);
    var decisions = StandingDecisions.open(dispositions, key);
    var notices = notices(settings, database, clock, opened);
    var now = new AtomicReference<Supplier<Docket>>(() -> Docket.EMPTY);
    var clerk =
        new Clerk(
            database.docket(),
            clock,
            health,
            events -> {
              knownGood.follow(now.get().get(), events);
              notices.follow(now.get().get(), events);
            });
    now.set(clerk::docket);
    notices.follow(clerk.docket(), clerk.recent());
    var policies = new Policies(clerk, settings.policyKeys());
    var assessor = new Assessor(clerk, policies, history);
    opened.add(assessor::close);
    return new Responding(
        clerk,
        assessor,
        policies,
        new FrontDesk(
            clerk,
            policies,
            history,
            clock,
            settings.contact(),
            id -> database.findings().campaign(id).map(found -> found.finding().json()),
            new CaseExport(database.docket(), database.auditLog(), clerk::docket, clock)),
        decisions,
        notices,
        policies::access,
        () ->
            assessor.failures() + knownGood.failures() + notices.failures() + decisions.failures());
  }

  private static NoticesOut notices(
      RespondSettings settings, Database database, InstantSource clock, Opened opened)
      throws IOException {
    var outbox = database.outbox();
    outbox.forget(clock.millis() - WEEK_MILLIS);
    if (settings.webhooks().isEmpty()) {
      return new NoticesOut(outbox, _ -> List.of(), () -> {});
    }
    var receivers = Receivers.read(settings.webhooks().get());
    var deliveries = Deliveries.open(outbox, receivers, Retries.DEFAULT, clock, new SecureRandom());
    opened.add(deliveries::close);
    deliveries.start();
    return new NoticesOut(outbox, receivers::names, deliveries::wake);
  }

  /// Begins with what an earlier run published.
  void recall(Optional<Published> before) {
    before.ifPresent(published -> notices.recall(published.campaigns()));
  }

  /// Takes what a tick found. Whoever keeps findings does so after this: what was not told is found
  /// again by the next run, and what was told twice has one name.
  void found(Published published) {
    notices.found(published.table().tickMillis(), published.campaigns());
    assessor.assess(
        new Assessor.Tick(
            published.table().tickMillis(),
            published.facts(),
            published.accounts(),
            published.campaigns()));
  }

  /// Waits until all that was found is assessed.
  void await() {
    try {
      assessor.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What people decided about subjects of findings.
  Decided decided() {
    return decisions.get();
  }

  /// Who may come in.
  Gate.InForce access() {
    return access.get();
  }

  /// What was proposed, done and contested.
  Docket docket() {
    return clerk.docket();
  }

  /// Who keeps it.
  Clerk clerk() {
    return clerk;
  }

  /// What is done about accounts and keys.
  Order.Book orders() {
    return clerk;
  }

  /// The policy that is loaded.
  Policies policies() {
    return policies;
  }

  /// How often something of the docket could not be written down or told.
  long notKept() {
    return notKept.getAsLong();
  }

  /// Where people work.
  Desk desk() {
    return desk;
  }
}
