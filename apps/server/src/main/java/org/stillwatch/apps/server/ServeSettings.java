// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.http.Tls;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.adapters.kafka.KafkaSettings;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.ledger.LedgerSettings;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.Forgetting;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.judge.Confidence;
import org.stillwatch.respond.Rules;

/// What the service is told before it starts.
///
/// @param state folder for everything that it keeps
/// @param address where it listens
/// @param tls what it needs to speak TLS; empty for none
/// @param key hashes whatever is kept
/// @param seed chance of the run
/// @param tick distance of two looks at the evidence
/// @param forgetting for how long detection remembers whom it hears nothing of
/// @param latenessMillis how much later than others an exchange may arrive and still count
/// @param checkpointMillis least time between two states of detection that are stored
/// @param confidence what stands behind probabilities, if there is anything
/// @param registry what the operator vouches for
/// @param limits how much callers may ask
/// @param rules how questions are answered
/// @param respond what is done about findings
/// @param accountHeader header in which a gateway tells whose request it is, in lower case
/// @param logs how foreign records are read
/// @param countries database of the countries of addresses; empty for none
/// @param kafka where records come from besides, if from anywhere
/// @param ledger what becomes of answers that were served
/// @param partners with whom it shares; empty for nobody
public record ServeSettings(
    Path state,
    InetSocketAddress address,
    Optional<Tls> tls,
    FingerprintKey key,
    Seed seed,
    Tick tick,
    Forgetting forgetting,
    long latenessMillis,
    long checkpointMillis,
    Optional<Confidence> confidence,
    Registry registry,
    ApiLimits limits,
    Rules rules,
    RespondSettings respond,
    String accountHeader,
    LogSettings logs,
    Optional<Path> countries,
    Optional<KafkaSettings> kafka,
    LedgerSettings ledger,
    Optional<Partners> partners) {
  /// The usual header.
  public static final String ACCOUNT_HEADER = "x-stillwatch-account";

  /// A quarter of an hour.
  public static final long LATENESS_MILLIS = 900_000L;

  /// An hour.
  public static final long CHECKPOINT_MILLIS = 3_600_000L;

  /// Names everything but the key on which findings depend, as a text that two runs share when it
  /// is the same.
  String detectionIdentity() {
    var vouched =
        registry.entries().stream()
            .map(v ->
                "%s %s %s %s %s %s %s"
                    .formatted(
                        v.entry().principalHash(),
                        new TreeSet<>(v.entry().declaredUse()),
                        new TreeSet<>(v.entry().programmes()),
                        v.entry().tenants(),
                        v.entry().sharedTemplates(),
                        List.of(v.entry().validFromMillis(), v.entry().validUntilMillis()),
                        new TreeSet<>(v.networks())))
            .toList();
    return "%s %s %s %s %s %s"
        .formatted(seed, tick, forgetting, latenessMillis, confidence, vouched);
  }

  /// A service for this machine alone, on a free port, as nobody changed its settings.
  public static ServeSettings local(
      Path state, FingerprintKey key, Optional<Confidence> confidence, ApiLimits limits) {
    return new ServeSettings(
        state,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Optional.empty(),
        key,
        new Seed(1),
        Tick.HOURLY,
        Forgetting.USUAL,
        LATENESS_MILLIS,
        CHECKPOINT_MILLIS,
        confidence,
        Registry.NONE,
        limits,
        Rules.DEFAULT,
        RespondSettings.local(state),
        ACCOUNT_HEADER,
        LogSettings.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        LedgerSettings.DEFAULT,
        Optional.empty());
  }

  /// The same, listening elsewhere.
  public ServeSettings at(InetSocketAddress other) {
    return with(other, respond, ledger, partners, countries);
  }

  /// The same, doing other things about findings.
  public ServeSettings responding(RespondSettings other) {
    return with(address, other, ledger, partners, countries);
  }

  /// The same, doing other things with answers.
  public ServeSettings keeping(LedgerSettings other) {
    return with(address, respond, other, partners, countries);
  }

  /// The same, sharing with partners.
  public ServeSettings sharing(Partners with) {
    return with(address, respond, ledger, Optional.of(with), countries);
  }

  /// The same, knowing the countries of addresses.
  public ServeSettings locating(Path database) {
    return with(address, respond, ledger, partners, Optional.of(database));
  }

  private ServeSettings with(
      InetSocketAddress where,
      RespondSettings responding,
      LedgerSettings keeping,
      Optional<Partners> sharing,
      Optional<Path> locating) {
    return new ServeSettings(
        state,
        where,
        tls,
        key,
        seed,
        tick,
        forgetting,
        latenessMillis,
        checkpointMillis,
        confidence,
        registry,
        limits,
        rules,
        responding,
        accountHeader,
        logs,
        locating,
        kafka,
        keeping,
        sharing);
  }
}
