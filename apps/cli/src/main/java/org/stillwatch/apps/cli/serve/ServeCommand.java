// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.adapters.json.PartnersFile;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.apps.cli.fit.CalibrationFile;
import org.stillwatch.apps.cli.ingest.Registries;
import org.stillwatch.apps.server.ServeSettings;
import org.stillwatch.apps.server.Service;
import org.stillwatch.apps.server.keys.FirstKey;
import org.stillwatch.apps.server.keys.Keyring;
import org.stillwatch.apps.server.ledger.LedgerSettings;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.Forgetting;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stillwatch serve`: finds campaigns while they run, and answers while a request waits.
@Command(
    name = "serve",
    description = "Takes traffic as it happens, finds campaigns, and answers what to do.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private static final long MOST_MINUTES = 10_080;
  private static final int MOST_DAYS = 36_500;
  private static final long MIB = 1 << 20;

  /// Each roll makes a file for each day that it touches.
  private static final long LEAST_ROLL_MILLIS = 1_000;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration = options.read();
    ServeSettings settings = settings(configuration);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    makeState(settings.state());
    var clock = InstantSource.system();
    try (var stopping = new Stopping();
        Database database = ConfigOptions.database(configuration)) {
      var keys = database.apiKeys(new SecureRandom());
      Optional<Path> first = FirstKey.make(settings.state(), keys, database.auditLog(), clock);
      try (Service service = Service.start(settings, database, new Keyring(keys, clock), clock)) {
        first.ifPresent(file -> out.println("first administrator key: " + file));
        out.println(
            "listening on %s://%s:%d, state in %s"
                .formatted(
                    settings.tls().isPresent() ? "https" : "http",
                    settings.address().getHostString(),
                    service.port(),
                    settings.state()));
        out.flush();
        stopping.await();
      }
    }
    return 0;
  }

  /// The folder is its owner's alone; one that is there keeps its mode.
  private static void makeState(Path state) throws IOException {
    if (!Files.isDirectory(state)) {
      Path parent = state.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(
          state,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static ServeSettings settings(Configuration from) throws IOException {
    var key = KeyFile.load(from.path(Setting.KEY_FILE), new SecureRandom());
    return new ServeSettings(
        from.path(Setting.STATE),
        address(from),
        TlsFiles.of(from),
        key,
        new Seed(from.number(Setting.SEED, Long.MIN_VALUE / 10, Long.MAX_VALUE / 10)),
        new Tick(from.number(Setting.TICK_MINUTES, 1, MOST_MINUTES) * 60_000L),
        Forgetting.afterDays(
            (int) from.number(Setting.REMEMBER_DAYS, Forgetting.LEAST_DAYS, MOST_DAYS)),
        from.number(Setting.SERVE_LATENESS_MINUTES, 0, MOST_MINUTES) * 60_000L,
        from.number(Setting.SERVE_CHECKPOINT_MINUTES, 0, MOST_MINUTES) * 60_000L,
        CalibrationFile.confidence(from.path(Setting.CALIBRATION), false),
        Registries.read(from.list(Setting.REGISTRY).stream().map(Path::of).toList(), key),
        limits(from),
        rules(from),
        RespondOptions.of(from),
        accountHeader(from),
        new LogSettings(zone(from), 1, ""),
        from.file(Setting.SERVE_COUNTRY_DATABASE),
        KafkaOptions.settings(from),
        ledger(from),
        partners(from));
  }

  private static Optional<Partners> partners(Configuration from) throws IOException {
    Optional<Path> file = from.file(Setting.SHARE_PARTNERS);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file.get())) {
      return Optional.of(
          PartnersFile.read(
              String.valueOf(file.get().getFileName()),
              in.readNBytes(PartnersFile.MOST_BYTES + 1)));
    }
  }

  private static LedgerSettings ledger(Configuration from) {
    String kept = from.text(Setting.LEDGER_KEPT);
    if (!Set.of("true", "false").contains(kept)) {
      throw from.wrong(Setting.LEDGER_KEPT, "true or false");
    }
    return new LedgerSettings(
        kept.equals("true"),
        (int) from.number(Setting.LEDGER_RETAIN_DAYS, 1, MOST_DAYS),
        Math.max(LEAST_ROLL_MILLIS, from.number(Setting.LEDGER_ROLL_MINUTES, 0, 1_440) * 60_000L));
  }

  private static InetSocketAddress address(Configuration from) {
    try {
      return new InetSocketAddress(
          InetAddress.getByName(from.text(Setting.SERVE_HOST)),
          (int) from.number(Setting.SERVE_PORT, 0, 65_535));
    } catch (UnknownHostException e) {
      throw from.wrong(Setting.SERVE_HOST, "an address of this machine");
    }
  }

  private static ApiLimits limits(Configuration from) {
    return new ApiLimits(
        from.number(Setting.SERVE_BODY_MIB, 1, 1_024) * MIB,
        from.number(Setting.SERVE_UNPACKED_MIB, 1, 1_024) * MIB,
        from.number(Setting.SERVE_BUDGET_MIB, 1, 65_536) * MIB,
        from.number(Setting.SERVE_CALLS_PER_SECOND, 1, 10_000_000),
        ApiLimits.DEFAULT.requestTimeout());
  }

  private static Rules rules(Configuration from) {
    return new Rules(
        Rules.OBSERVE,
        Measure.of(from.text(Setting.DECIDE_WHEN_BLIND))
            .filter(m -> m == Measure.ALLOW || m == Measure.STEP_UP)
            .orElseThrow(() -> from.wrong(Setting.DECIDE_WHEN_BLIND, "allow or step_up")),
        from.number(Setting.DECIDE_STALE_AFTER_MINUTES, 1, MOST_MINUTES) * 60_000L,
        from.number(Setting.DECIDE_EXPIRES_AFTER_SECONDS, 1, 86_400) * 1_000L);
  }

  private static String accountHeader(Configuration from) {
    String name = from.text(Setting.DECIDE_ACCOUNT_HEADER);
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw from.wrong(Setting.DECIDE_ACCOUNT_HEADER, "the name of a header in lower case");
    }
    return name;
  }

  private static ZoneId zone(Configuration from) {
    try {
      return ZoneId.of(from.text(Setting.SERVE_ZONE));
    } catch (DateTimeException e) {
      throw from.wrong(Setting.SERVE_ZONE, "a time zone such as UTC or Europe/Berlin");
    }
  }
}
