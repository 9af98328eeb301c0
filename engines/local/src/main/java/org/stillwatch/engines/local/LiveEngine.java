// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.ModelFacts;

/// The engine of a live service: takes things as they arrive, brings them into the order of their
/// times, and looks at them at the same ticks as a scan. What arrives in time gives the findings
/// that a scan of the same input would give (`contracts.md` 5). What arrives later changes no tick
/// that was run: it is taken in before the first tick of the next day, which finds out everything
/// again, or as soon as [Latecomers#MOST] wait.
///
/// Time is event time: it moves with the times of exchanges, and when the owner says so. The state
/// depends on the order of calls and on nothing else, so whoever repeats the calls has the state
/// again. One thread.
public final class LiveEngine {
  /// What became of an exchange.
  public enum Taken {
    /// It counts.
    NEW,
    /// The same exchange was there already.
    DUPLICATE,
    /// Another exchange of the same key was there; one of the two does not count.
    CONFLICT,
    /// Its tick is over; it changes no finding before the next daily refresh.
    LATE
  }

  /// What became of exchanges that came late.
  ///
  /// @param waiting wait for the next daily refresh
  /// @param seen were taken in
  /// @param known had been seen before, too long ago to be told so when they came
  /// @param old are older than anything that is remembered
  public record Late(int waiting, long seen, long known, long old) {}

  private final ScanSettings settings;
  private final long latenessMillis;
  private final AccountBook accounts = new AccountBook(List.of());
  private final Engine engine;
  private final Recent recent;
  private final Latecomers latecomers;
  private final Map<Taken, Long> counts = new TreeMap<>();
  private final TreeSet<AccountFacts> rows = new TreeSet<>(ReplayOrder.Rows.INSTANCE);
  private final Set<ScanInput.Closure> stops = new HashSet<>();
  private final TreeSet<ScanInput.Closure> closures = new TreeSet<>();
  private final TreeSet<ScanInput.Dispute> disputes = new TreeSet<>();
  private final TreeSet<ScanInput.Leak> leaks = new TreeSet<>();
  private long nextTickMillis = Long.MAX_VALUE;
  private long lastTickMillis = Long.MIN_VALUE;
  private long lateSeen;
  private long lateKnown;
  private long lateOld;

  /// @param latenessMillis how much later than others an exchange may arrive and still count
  public LiveEngine(ScanSettings settings, Registry registry, long latenessMillis) {
    this.settings = settings;
    this.latenessMillis = latenessMillis;
    engine = new Engine(settings, accounts, registry, PriceList.NONE);
    recent = new Recent(settings.key().hash("ids"), latenessMillis);
    latecomers = new Latecomers(settings.key().hash("ids"));
  }

  /// Takes an exchange and runs every tick that became due.
  public Taken take(Located exchange) {
    Taken first = recent.take(exchange);
    Taken taken = first == Taken.LATE ? latecomers.take(exchange) : first;
    counts.merge(taken, 1L, Long::sum);
    if (taken == Taken.NEW) {
      advance(recent.latestMillis() - latenessMillis);
    } else if (latecomers.size() >= Latecomers.MOST) {
      rowsUntil(recent.doneMillis());
      takeInLate(recent.doneMillis());
    }
    return taken;
  }

  private void takeInLate(long beforeMillis) {
    long oldest = settings.forgetting().before(beforeMillis);
    var late = latecomers.leave();
    var kept = late.stream().filter(l -> l.observation().timeMillis() >= oldest).toList();
    lateOld += late.size() - kept.size();
    int known = engine.seeLate(kept.stream().map(Located::observation).toList(), beforeMillis);
    lateKnown += known;
    lateSeen += kept.size() - known;
    kept.forEach(recent::remember);
  }

  /// Takes all that is known of an account now, oldest first.
  public void take(AccountId account, List<AccountFacts> history) {
    var before = new HashSet<>(accounts.of(account));
    accounts.put(account, history);
    var now = new HashSet<>(history);
    before.stream().filter(row -> !now.contains(row)).forEach(rows::remove);
    history.stream().filter(row -> !before.contains(row)).forEach(rows::add);
  }

  /// Takes a measure of the provider that stopped an account.
  public void take(ScanInput.Closure closure) {
    if (!engine.isForgotten(closure) && stops.add(closure)) {
      closures.add(closure);
      engine.show(closure);
    }
  }

  /// Takes a dispute about a card or device.
  public void take(ScanInput.Dispute dispute) {
    disputes.add(dispute);
  }

  /// Takes a finding that an account's text leaked.
  public void take(ScanInput.Leak leak) {
    leaks.add(leak);
  }

  /// Takes the list of models, in place of an earlier one.
  public void take(List<ModelFacts> models) {
    engine.price(new PriceList(models));
  }

  /// Says that whatever lies before a moment has arrived, and runs every tick that became due.
  public void advance(long watermarkMillis) {
    while (recent.waitsBefore(watermarkMillis) || nextTickMillis <= watermarkMillis) {
      if (nextTickMillis == Long.MAX_VALUE) {
        nextTickMillis = settings.tick().firstSeeing(recent.firstMillis());
      }
      long until = Math.min(nextTickMillis, watermarkMillis);
      see(until);
      if (until == nextTickMillis) {
        look();
      }
    }
    recent.done(watermarkMillis);
  }

  /// Says that everything up to the latest exchange has arrived, and looks at it, as a scan does at
  /// the end of its input.
  public void settle() {
    if (recent.latestMillis() != Long.MIN_VALUE && recent.latestMillis() >= lastTickMillis) {
      long tick = settings.tick().firstSeeing(recent.latestMillis());
      leaks.forEach(leak -> engine.see(leak, tick));
      leaks.clear();
      advance(tick);
    }
  }

  private void see(long untilMillis) {
    while (recent.waitsBefore(untilMillis)) {
      var seen = recent.next().observation();
      rowsUntil(seen.timeMillis() + 1);
      engine.see(seen);
    }
  }

  private void rowsUntil(long beforeMillis) {
    while (!rows.isEmpty() && AccountBook.since(rows.first()) < beforeMillis) {
      engine.see(rows.removeFirst(), beforeMillis);
    }
  }

  private void look() {
    rowsUntil(nextTickMillis);
    if (engine.isFirstOfDay(nextTickMillis)) {
      takeInLate(nextTickMillis);
    }
    while (!closures.isEmpty() && closures.first().timeMillis() < nextTickMillis) {
      engine.see(closures.removeFirst(), nextTickMillis);
    }
    while (!disputes.isEmpty() && disputes.first().timeMillis() < nextTickMillis) {
      engine.see(disputes.removeFirst());
    }
    while (!leaks.isEmpty() && leaks.first().timeMillis() < nextTickMillis) {
      engine.see(leaks.removeFirst(), nextTickMillis);
    }
    long before = engine.forgotten();
    engine.look(nextTickMillis);
    if (engine.forgotten() > before) {
      stops.removeIf(engine::isForgotten);
    }
    lastTickMillis = nextTickMillis;
    nextTickMillis += settings.tick().lengthMillis();
  }

  /// The last tick that was run; `Long.MIN_VALUE` before the first.
  public long lastTickMillis() {
    return lastTickMillis;
  }

  /// How many exchanges wait for their turn.
  public int waiting() {
    return recent.waiting();
  }

  /// What became so far of exchanges that came late.
  public Late late() {
    return new Late(latecomers.size(), lateSeen, lateKnown, lateOld);
  }

  /// How many accounts are remembered: those that sent something, and those that are known from the
  /// account table or by a measure.
  public int remembered() {
    return engine.world().remembered();
  }

  /// How many accounts were forgotten so far; one that came back and was forgotten again counts
  /// twice.
  public long forgotten() {
    return engine.forgotten();
  }

  /// How many exchanges became what.
  public Map<Taken, Long> counts() {
    return Map.copyOf(counts);
  }

  /// Cards, devices and telephones that several likely members of a campaign at `review` or above
  /// share, each with the campaign; of several campaigns the first by id.
  public Map<Long, String> heldByCampaigns() {
    var held = new HashMap<Long, String>();
    for (Watched watched : engine.watched()) {
      if (watched.judgement().verdict().reaches(Verdict.REVIEW)) {
        engine.shared(watched).forEach(item -> held.putIfAbsent(item, watched.cluster().id()));
      }
    }
    return Map.copyOf(held);
  }

  /// What was known of an account at the last tick, with what the operator vouches for.
  public Optional<AccountFacts> facts(AccountId account) {
    return engine.world().facts(account);
  }

  /// What was known at the last tick of accounts of which anything was verified, in no order.
  public List<AccountFacts> verified() {
    return engine.world().verified();
  }

  /// Tokens of the busiest of the newest days of an account over what its plan allows in a day, as
  /// signal D20 has it; empty when the log does not say the one or the table not the other.
  public OptionalDouble entitlementRatio(AccountId account) {
    return engine.world().entitlementRatio(account);
  }

  /// Whether the registry said at the last tick that an account is an intermediary; what it says of
  /// itself does not count.
  public boolean isIntermediary(AccountId account) {
    return engine.world().isIntermediary(account);
  }

  /// The records of the last tick.
  public ScanResult result() {
    return engine.result();
  }
}
