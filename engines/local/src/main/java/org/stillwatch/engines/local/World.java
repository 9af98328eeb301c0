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
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;
import org.stillwatch.detect.Releases;
import org.stillwatch.detect.Subject;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.judge.Profiles;

/// Everything seen before the present moment of a replay. Written in replay order by one thread.
final class World implements Profiles {
  /// Code points from which on two people do not write the same by chance.
  private static final int LONG_REQUEST = 200;

  private final AccountBook table;
  private final Registry registry;
  private final EvidenceLog log = new EvidenceLog();
  private final Uses uses;
  private final HandoverFinder handovers = new HandoverFinder();
  private final Map<AccountId, AccountState> states = new TreeMap<>();
  private final Map<Long, Set<Long>> contents = new HashMap<>();
  private Releases releases;
  private long nowMillis = Long.MIN_VALUE;
  private long forgottenBefore = Long.MIN_VALUE;

  World(AccountBook table, Registry registry, Releases releases) {
    this.table = table;
    this.registry = registry;
    this.releases = releases;
    uses = new Uses(log, registry);
  }

  EvidenceLog log() {
    return log;
  }

  void now(long timeMillis) {
    nowMillis = timeMillis;
  }

  /// Takes the times at which models came out.
  void released(Releases known) {
    releases = known;
  }

  /// How many accounts sent anything.
  long active() {
    return states.values().stream().filter(s -> s.card().requests() > 0).count();
  }

  Iterable<AccountState> states() {
    return states.values();
  }

  /// Adds the next exchange of the replay.
  ///
  /// @return hash of its template, 0 when it repeats nothing
  long see(Observation seen) {
    var state = state(seen.account(), seen.org(), seen.timeMillis() + 1);
    long template = see(state, seen, uses);
    state.variety().add(seen, template, state.card().firstMillis(), releases);
    return template;
  }

  /// Adds an exchange that came too late for its place in the replay.
  ///
  /// What it adds to counts, sets and items is what it would have added in its turn. It goes on
  /// with conversations as they are now, and says nothing of how sessions took turns.
  ///
  /// @param beforeMillis the end of what has been seen
  /// @return hash of its template, 0 when it repeats nothing
  long seeLate(Observation seen, long beforeMillis) {
    var state = state(seen.account(), seen.org(), beforeMillis);
    long template = see(state, seen, uses.inThePast());
    state.variety().addLate(seen, template, state.card().firstMillis(), releases);
    return template;
  }

  private long see(AccountState state, Observation seen, Uses uses) {
    long time = seen.timeMillis();
    state.lives(time);
    state.card().add(seen);
    int principal = state.principal();
    log.request(principal, time, seen.reply().turnedAway());
    long template = template(state, seen, uses);
    uses.add(principal, Channel.TEMPLATE, template, time);
    uses.add(principal, Channel.SYSTEM, seen.fingerprint().system(), time);
    uses.add(principal, Channel.NETWORK, seen.client().network(), time);
    seen.fingerprint().signatures().forEach(s -> uses.add(principal, Channel.SIGNATURE, s, time));
    seen.fingerprint().slots().stream()
        .filter(Fingerprint.Slot::numeric)
        .forEach(s -> log.number(principal, s.template(), s.value(), time));
    log.model(principal, seen.model(), time);
    log.client(principal, seen.pathway().hashCode(), clientProgram(seen.client()));
    // A request that was turned away and goes on elsewhere is a handover, and counts as that.
    if (seen.fingerprint().codePoints() >= LONG_REQUEST && !seen.reply().turnedAway()) {
      log.longRequest(principal, seen.fingerprint().request(), time);
    }
    handovers
        .next(principal, seen, log::notPrivate)
        .ifPresent(moved -> {
          log.handedOver(moved);
          contents.put(moved.conversation(), content(template, seen));
        });
    return template;
  }

  private static Set<Long> content(long template, Observation seen) {
    return LongStream.of(template, seen.fingerprint().system())
        .filter(item -> item != 0)
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<Long> contentOf(long conversation) {
    return contents.getOrDefault(conversation, Set.of());
  }

  /// One number for the header set and TLS fingerprint, 0 when neither is known.
  private static long clientProgram(Client client) {
    return client.headerSet() * 31 + client.tls();
  }

  private long template(AccountState state, Observation seen, Uses uses) {
    List<Long> prefix = seen.fingerprint().prefix();
    var continued = state.conversations().continued(prefix);
    long template =
        continued.isPresent() ? continued.getAsLong() : freshTemplate(state, seen, uses);
    state.conversations().remember(prefix, template);
    return template;
  }

  private long freshTemplate(AccountState state, Observation seen, Uses uses) {
    List<Long> segments = seen.fingerprint().segments();
    state.variety().addFresh(seen);
    long template = state.segments().add(segments);
    log.wrote(state.principal(), seen.fingerprint().features());
    for (long segment : segments) {
      if (state.segments().isRepeated(segment)) {
        uses.add(state.principal(), Channel.SEGMENT, segment, seen.timeMillis());
      }
    }
    return template;
  }

  /// Adds one row of the account table at its time, unless it is about an account that was
  /// forgotten: what the table says of that counts again when it comes back.
  ///
  /// @param beforeMillis the end of what has been seen
  void see(AccountFacts row, long beforeMillis) {
    if (!states.containsKey(row.id()) && isOld(row.id())) {
      return;
    }
    if (!states.containsKey(row.id())) {
      state(row.id(), 0, Long.MIN_VALUE).lives(beforeMillis);
    }
    uses.add(state(row.id(), 0, Long.MIN_VALUE).principal(), row);
  }

  /// Whether the table knew an account before the moment up to which accounts were forgotten.
  private boolean isOld(AccountId account) {
    return table.of(account).stream().anyMatch(r -> AccountBook.since(r) < forgottenBefore);
  }

  /// Notes that the provider suspended or closed an account.
  ///
  /// @param beforeMillis the end of what has been seen
  void stopped(ScanInput.Closure closure, long beforeMillis) {
    log.stopped(told(closure.account(), beforeMillis), closure.timeMillis());
  }

  /// Notes that text which an account was served was found in a leaked corpus.
  ///
  /// @param beforeMillis the end of what has been seen
  void leaked(AccountId account, long beforeMillis) {
    log.leaked(told(account, beforeMillis));
  }

  private int told(AccountId account, long beforeMillis) {
    var state = state(account, 0, beforeMillis);
    state.lives(beforeMillis);
    return state.principal();
  }

  /// Whether anything is remembered of an account.
  boolean remembers(AccountId account) {
    return states.containsKey(account);
  }

  /// How many accounts are remembered.
  int remembered() {
    return states.size();
  }

  /// Forgets accounts that showed no sign of life since a moment, and conversations that nobody
  /// continued since then.
  ///
  /// @param kept who is remembered all the same
  /// @return who was forgotten
  Set<AccountId> forget(long beforeMillis, Set<AccountId> kept) {
    forgottenBefore = beforeMillis;
    handovers.forget(beforeMillis);
    var gone =
        states.values().stream()
            .filter(s -> s.lastMillis() < beforeMillis && !kept.contains(s.account()))
            .map(AccountState::account)
            .collect(Collectors.toUnmodifiableSet());
    if (!gone.isEmpty()) {
      states.keySet().removeAll(gone);
      var newIndex = log.forget(gone);
      states.values().forEach(s -> s.renumber(newIndex));
      handovers.renumber(newIndex);
      contents
          .keySet()
          .retainAll(
              log.handovers().stream().map(Handover::conversation).collect(Collectors.toSet()));
    }
    return gone;
  }

  /// What is known of an account at the last tick, with what the operator vouches for.
  Optional<AccountFacts> facts(AccountId account) {
    return registry.about(
        account, table.organisation(account), table.at(account, nowMillis), nowMillis);
  }

  /// What is known at the last tick of accounts of which anything was verified.
  List<AccountFacts> verified() {
    var ids = new HashSet<AccountId>(table.accounts());
    ids.addAll(states.keySet());
    return ids.stream()
        .flatMap(id -> facts(id).stream())
        .filter(known -> !known.verification().isEmpty())
        .toList();
  }

  /// Tokens of the busiest day over what the plan allows in a day.
  OptionalDouble entitlementRatio(AccountId account) {
    long allowed = facts(account).map(f -> f.entitlement().tokensPerDay()).orElse(-1L);
    var state = Optional.ofNullable(states.get(account));
    long most = state.map(s -> s.card().mostTokensOnADay()).orElse(0L);
    return allowed > 0 && most > 0
        ? OptionalDouble.of((double) most / allowed)
        : OptionalDouble.empty();
  }

  /// Whether the registry says now that an account is an intermediary: by its name, or by an
  /// organisation that was verified. Anybody can declare the name of a reseller.
  boolean isIntermediary(AccountId account) {
    long verified =
        table
            .at(account, nowMillis)
            .filter(AccountFacts::organisationVerified)
            .map(AccountFacts::org)
            .orElse(0L);
    return registry.isIntermediary(account, verified, nowMillis);
  }

  /// @param beforeMillis up to when what the table says of an account that comes back was seen
  private AccountState state(AccountId account, long org, long beforeMillis) {
    var known = states.get(account);
    if (known == null) {
      long declared = table.organisation(account);
      long named = declared == 0 ? org : declared;
      int principal = log.principalOf(account, named);
      known = new AccountState(account, named, principal);
      states.put(account, known);
      table.of(account).stream()
          .filter(row -> AccountBook.since(row) < beforeMillis)
          .forEach(row -> uses.inThePast().add(principal, row));
    }
    return known;
  }

  @Override
  public Subject of(AccountId account) {
    var state = state(account, 0, Long.MIN_VALUE);
    return new Subject(
        state.card(),
        state.segments(),
        state.variety(),
        registry.about(account, state.org(), table.at(account, nowMillis), nowMillis),
        nowMillis);
  }
}
