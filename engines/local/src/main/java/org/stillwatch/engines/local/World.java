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
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Releases;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.Variety;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.judge.Profiles;

/// Everything seen before the present moment of a replay. Written in replay order by one thread.
final class World implements Profiles {
  /// Code points from which on two people do not write the same by chance.
  private static final int LONG_REQUEST = 200;

  private final AccountBook table;
  private final Registry registry;
  private final EvidenceLog log = new EvidenceLog();
  private final HandoverFinder handovers = new HandoverFinder();
  private final Map<AccountId, AccountState> states = new TreeMap<>();
  private final Map<Long, Set<Long>> contents = new HashMap<>();
  private Releases releases;
  private long nowMillis = Long.MIN_VALUE;

  World(AccountBook table, Registry registry, Releases releases) {
    this.table = table;
    this.registry = registry;
    this.releases = releases;
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

  /// Adds one exchange.
  ///
  /// @return hash of its template, 0 when it repeats nothing
  long see(Observation seen) {
    var state = state(seen.account(), seen.org());
    state.card().add(seen);
    long time = seen.timeMillis();
    int principal = state.principal();
    log.request(principal, time, seen.reply().turnedAway());
    long template = template(state, seen);
    state.variety().add(seen, template, state.card().firstMillis(), releases);
    use(principal, Channel.TEMPLATE, template, time);
    use(principal, Channel.SYSTEM, seen.fingerprint().system(), time);
    use(principal, Channel.NETWORK, seen.client().network(), time);
    seen.fingerprint().signatures().forEach(s -> use(principal, Channel.SIGNATURE, s, time));
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

  private long template(AccountState state, Observation seen) {
    List<Long> prefix = seen.fingerprint().prefix();
    var continued = state.conversations().continued(prefix);
    long template = continued.isPresent() ? continued.getAsLong() : freshTemplate(state, seen);
    state.conversations().remember(prefix, template);
    return template;
  }

  private long freshTemplate(AccountState state, Observation seen) {
    List<Long> segments = seen.fingerprint().segments();
    state.variety().addFresh(seen);
    long template = state.segments().add(segments);
    log.wrote(state.principal(), seen.fingerprint().features());
    for (long segment : segments) {
      if (state.segments().isRepeated(segment)) {
        use(state.principal(), Channel.SEGMENT, segment, seen.timeMillis());
      }
    }
    return template;
  }

  /// Adds one row of the account table at its time.
  void see(AccountFacts row) {
    int principal = state(row.id(), 0).principal();
    if (row.createdMillis() != AccountFacts.UNKNOWN_TIME) {
      log.opened(principal, row.createdMillis());
    }
    if (!row.successorOf().isEmpty()) {
      log.namedSuccessor(principal);
    }
    long since = AccountBook.since(row);
    for (AccountFacts.Payment payment : row.payments()) {
      var channel = payment.kind().equals("voucher") ? Channel.VOUCHER : Channel.PAYMENT;
      long held =
          payment.sinceMillis() == AccountFacts.UNKNOWN_TIME ? since : payment.sinceMillis();
      use(principal, channel, payment.instrument(), held);
    }
    row.devices().forEach(device -> use(principal, Channel.DEVICE, device, since));
    use(principal, Channel.PHONE, row.phone(), since);
    use(principal, Channel.MAIL_DOMAIN, row.emailDomain(), since);
  }

  /// Notes that the provider suspended or closed an account.
  void stopped(AccountId account, long timeMillis) {
    log.stopped(state(account, 0).principal(), timeMillis);
  }

  /// Notes that text which an account was served was found in a leaked corpus.
  void leaked(AccountId account) {
    log.leaked(state(account, 0).principal());
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

  private void use(int principal, Channel channel, long item, long timeMillis) {
    if (item != 0 && !registry.spread(channel, item, timeMillis)) {
      log.use(principal, channel, item, timeMillis);
    }
  }

  private AccountState state(AccountId account, long org) {
    var known = states.get(account);
    if (known == null) {
      long declared = table.organisation(account);
      long named = declared == 0 ? org : declared;
      int principal = log.principalOf(account, named);
      known =
          new AccountState(
              account,
              named,
              principal,
              new AccountCard(),
              new FrequentSegments(),
              new Variety(),
              new Conversations());
      states.put(account, known);
    }
    return known;
  }

  @Override
  public Subject of(AccountId account) {
    var state = state(account, 0);
    return new Subject(
        state.card(),
        state.segments(),
        state.variety(),
        registry.about(account, state.org(), table.at(account, nowMillis), nowMillis),
        nowMillis);
  }
}
