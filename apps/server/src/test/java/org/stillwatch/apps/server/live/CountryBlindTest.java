// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.ingest.ExitCountries;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.docket.Assessment;
import org.stillwatch.respond.docket.Circumstances;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.policy.Condition;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;
import org.stillwatch.respond.policy.PolicyRule;

/// Neither the country of an account nor those of its addresses change anything that is found, that
/// a rule may read, or that is proposed: two histories that differ in countries only are the same
/// to the last byte.
class CountryBlindTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
  private static final long LATENESS = 900_000L;
  private static final Condition ALWAYS =
      new Condition() {
        @Override
        public Answer about(Facts facts) {
          return Answer.YES;
        }

        @Override
        public String text() {
          return "true";
        }
      };
  private static final Policy POLICY =
      new Policy("p", 1, "", List.of(new PolicyRule("all", ALWAYS, Measure.THROTTLE, 86_400_000L)));

  @TempDir private Path folder = Path.of("");
  private int runs;

  private static List<String> with(List<String> accounts, IntFunction<String> country) {
    return accounts.stream()
        .map(line -> line.replaceFirst("\\{", "{" + country.apply(accounts.indexOf(line))))
        .toList();
  }

  private static List<String> addressed(List<String> exchanges) {
    return exchanges.stream()
        .map(line ->
            line.replaceFirst(
                "\\{", "{\"client\":{\"ip\":\"203.0.113.%d\"},".formatted(line.hashCode() & 0xff)))
        .toList();
  }

  /// What is found when the countries are these.
  private Published found(IntFunction<String> country) throws Exception {
    return found(country, ExitCountries.UNKNOWN);
  }

  private Published found(IntFunction<String> country, ExitCountries exits) throws Exception {
    var log = new MiniLog(5);
    var frames = Entry.frames();
    JournalHeader header = frames.header("entries/1", KEY.keyId());
    var settings = new ScanSettings(KEY, new Seed(1), Tick.HOURLY, Optional.empty());
    try (var journal =
            Journal.open(folder.resolve("run-" + runs++), JournalSettings.DEFAULT, header);
        var loop =
            new LiveLoop(
                journal,
                frames,
                new Detection(
                    () -> new LiveEngine(settings, Registry.NONE, LATENESS), () -> Decided.NOTHING),
                Checkpoints.NONE,
                Memory.ENDLESS,
                new Quiet(Tick.HOURLY, LATENESS),
                Optional.empty(),
                InstantSource.system(),
                _ -> {},
                LiveLoop.FRAMES_AT_ONCE)) {
      var intake =
          new BodyIntake(
              KEY,
              journal,
              Optional.empty(),
              exits,
              frames,
              LogSettings.DEFAULT,
              InstantSource.system());
      send(intake, Intake.Kind.ACCOUNTS, with(log.accounts, country));
      send(intake, Intake.Kind.EXCHANGES, addressed(log.exchanges));
      loop.start();
      return loop.settle().get().orElseThrow();
    }
  }

  private static void send(BodyIntake intake, Intake.Kind kind, List<String> lines)
      throws Exception {
    byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    assertThat(intake.take(kind, body).toCompletableFuture().get())
        .isInstanceOfSatisfying(
            Intake.Outcome.Stored.class,
            stored -> assertThat(stored.accepted()).isEqualTo(lines.size()));
  }

  private static List<Event> proposed(Published found) {
    return Assessment.of(
        Docket.EMPTY, POLICY, found.facts(), new Circumstances(0, AppealDoor.NONE));
  }

  @Test
  void countries_change_nothing_that_is_found_read_or_proposed() throws Exception {
    Published without = found(_ -> "");
    Published one = found(_ -> "\"country\":\"XA\",");
    Published mixed = found(i -> "\"country\":\"X%c\",".formatted('A' + i % 26));
    var asked = new AtomicInteger();
    Published elsewhere =
        found(
            _ -> "\"country\":\"XA\",",
            address -> {
              asked.incrementAndGet();
              return address.low() & 7;
            });
    assertThat(asked).hasValue(new MiniLog(5).exchanges.size());

    assertThat(without.campaigns()).isNotEmpty();
    assertThat(without.facts()).isNotEmpty();
    assertThat(proposed(without)).isNotEmpty();
    for (Published other : List.of(one, mixed, elsewhere)) {
      assertThat(other.campaigns()).isEqualTo(without.campaigns());
      assertThat(other.accounts()).isEqualTo(without.accounts());
      assertThat(other.facts()).isEqualTo(without.facts());
      assertThat(other.facts().toString()).isEqualTo(without.facts().toString());
      assertThat(other.table().accounts()).isEqualTo(without.table().accounts());
      assertThat(proposed(other)).isEqualTo(proposed(without));
    }
  }
}
