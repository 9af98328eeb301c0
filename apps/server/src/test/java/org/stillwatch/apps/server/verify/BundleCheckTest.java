// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.apps.server.casefile.CaseFiles;
import org.stillwatch.apps.server.casefile.LoggedEvent;
import org.stillwatch.apps.server.casefile.Material;
import org.stillwatch.apps.server.casefile.MaterialFiles;
import org.stillwatch.apps.server.casefile.SmallCase;
import org.stillwatch.apps.server.docket.DocketEraser;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.apps.server.docket.KeptNames;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.docket.Event;

/// Forgers of growing power: one who turns a bit, one who packs the bundle anew, one who makes
/// everything anew that follows from what was written down, and one who rewrites the whole log.
class BundleCheckTest {
  @TempDir private static Path folder = Path.of("");
  private static byte[] bundle = new byte[0];

  @BeforeAll
  static void exported() throws Exception {
    try (var one = SmallCase.worked(folder)) {
      bundle = one.bundle();
    }
  }

  private static Verification check(byte[] zip) {
    return BundleCheck.of(zip, Optional.empty());
  }

  private static List<String> wrong(Verification verification) {
    return verification.lines().stream()
        .filter(line -> line.outcome() == Verification.Outcome.WRONG)
        .map(line -> line.what() + ": " + line.sentence())
        .toList();
  }

  private static Material material() throws Exception {
    SortedMap<String, byte[]> files = Archive.read(bundle);
    return MaterialFiles.read(Manifest.read(files.getOrDefault(Manifest.NAME, new byte[0])), files);
  }

  @Test
  void what_was_exported_holds_and_says_what_it_does_not_say() {
    Verification verification = check(bundle);

    assertThat(wrong(verification)).isEmpty();
    assertThat(verification.holds()).isTrue();
    assertThat(verification.lines())
        .extracting(Verification.Line::sentence)
        .anyMatch(s -> s.startsWith("3 measures, each asked for again"))
        .anyMatch(s -> s.startsWith("6 beginnings of measures"))
        .anyMatch(s -> s.contains("without --head"));
  }

  @Test
  void every_byte_of_the_file_says_something() {
    int step = Math.max(1, bundle.length / 4_000);
    int positions = 0;
    for (int at = 0; at < bundle.length; at += step, positions++) {
      byte[] altered = bundle.clone();
      altered[at] ^= (byte) (1 << (positions % 8));
      assertThat(check(altered).holds()).as("byte " + at).isFalse();
    }
    assertThat(positions).isGreaterThan(2_000);
    assertThat(check(new byte[0]).holds()).isFalse();
  }

  @Test
  void whoever_packs_it_anew_is_noticed_at_every_file() throws Exception {
    SortedMap<String, byte[]> files = Archive.read(bundle);
    for (String name : files.keySet()) {
      byte[] file = files.getOrDefault(name, new byte[0]);
      int step = Math.max(1, file.length / 12);
      for (int at = 0; at < file.length; at += step) {
        var forged = new TreeMap<>(files);
        byte[] altered = file.clone();
        altered[at] ^= 1;
        forged.put(name, altered);
        if (!name.equals(Manifest.NAME)) {
          Manifest old = Manifest.read(files.getOrDefault(Manifest.NAME, new byte[0]));
          forged.put(
              Manifest.NAME,
              Manifest.of(old.tool(), old.caseId(), old.asOfMillis(), forged).json());
        }
        assertThat(check(Archive.write(forged)).holds()).as(name + " " + at).isFalse();
      }
      var without = new TreeMap<>(files);
      without.remove(name);
      assertThat(check(Archive.write(without)).holds()).as("without " + name).isFalse();
    }
    var more = new TreeMap<>(files);
    more.put("texts/t_more.txt", new byte[] {'x'});
    assertThat(wrong(check(Archive.write(more)))).contains("files: texts/t_more.txt is not listed");
  }

  /// The bundle of a forger who makes all views, hashes and the manifest anew.
  private static byte[] made(Material material) throws Exception {
    return Archive.write(CaseFiles.of(material));
  }

  private static Material with(Material from, List<String> events, List<AuditEntry> audit) {
    return new Material(
        from.tool(),
        from.caseId(),
        from.asOfMillis(),
        events,
        from.evidence(),
        from.policies(),
        from.words(),
        audit);
  }

  @Test
  void whoever_makes_everything_anew_is_noticed_by_the_log() throws Exception {
    Material honest = material();
    for (int i = 0; i < honest.events().size(); i++) {
      var without = new ArrayList<>(honest.events());
      String event = without.remove(i);
      if (!event.matches(".*\"(case-opened|account-case-opened|proposed|appealed)\".*")) {
        assertThat(check(made(with(honest, without, honest.audit()))).holds()).as(event).isFalse();
      }
    }
    var renamed = honest.events().stream().map(e -> e.replace("\"by\":\"chi\"", "\"by\":\"eve\""));
    assertThat(wrong(check(made(with(honest, renamed.toList(), honest.audit())))))
        .singleElement()
        .asString()
        .contains("is not what the audit log knows of");
    var shorter = honest.audit().subList(0, honest.audit().size() - 1);
    assertThat(wrong(check(made(with(honest, honest.events(), shorter))))).isNotEmpty();
    var later = honest.audit().subList(1, honest.audit().size());
    assertThat(wrong(check(made(with(honest, honest.events(), later)))))
        .anyMatch(s -> s.contains("line 1 of audit.jsonl does not follow"));
  }

  /// The bundle of a forger who rewrites the log, too: events are changed or left out, and each has
  /// its right entry in a chain that is whole.
  private Material rewritten(BiFunction<Integer, Event, Optional<Event>> change) throws Exception {
    Material honest = material();
    var events = new ArrayList<String>();
    var log = new ArrayList<AuditEntry>();
    Path file = Files.createTempDirectory(folder, "forged").resolve("forged.db");
    try (var database = Database.open(DatabaseSettings.sqlite(file))) {
      int at = 0;
      for (AuditEntry entry : honest.audit()) {
        AuditEvent said = entry.event();
        if (LoggedEvent.is(entry)) {
          Optional<Event> changed = change.apply(at, EventJson.read(honest.events().get(at)));
          at++;
          if (changed.isEmpty()) {
            continue;
          }
          String json = EventJson.write(changed.get());
          events.add(json);
          said =
              new AuditEvent(
                  changed.get().atMillis(),
                  changed.get().by(),
                  said.action(),
                  changed.get().subject(),
                  "{\"sha256\":\"" + Hash.of(json) + "\"}");
        }
        log.add(database.auditLog().append(said));
      }
    }
    return with(honest, events, log);
  }

  @Test
  void a_log_that_was_rewritten_whole_is_noticed_only_with_a_head_from_elsewhere()
      throws Exception {
    AuditEntry last = material().audit().getLast();
    byte[] forged =
        made(
            rewritten((_, e) ->
                e instanceof Event.Noted noted
                    ? Optional.of(
                        new Event.Noted(noted.atMillis(), "eve", noted.subject(), noted.note()))
                    : Optional.of(e)));

    assertThat(check(forged).holds()).as("the limit that is told").isTrue();
    for (String head : List.of(last.sequence() + ":" + last.hash(), last.hash())) {
      Optional<KeptHead> kept = KeptHead.of(head);
      assertThat(BundleCheck.of(bundle, kept).holds()).isTrue();
      assertThat(wrong(BundleCheck.of(forged, kept)))
          .containsExactly(
              "audit log: the kept head is not in it: the log was written anew, or it is another log");
    }
    assertThat(wrong(BundleCheck.of(bundle, KeptHead.of("999:" + last.hash()))))
        .singleElement()
        .asString()
        .contains("newer than this bundle");
  }

  @Test
  void a_rewritten_log_cannot_say_that_one_person_is_two() throws Exception {
    var alone =
        rewritten((_, e) ->
            e instanceof Event.Approved a && a.by().equals("chi")
                ? Optional.empty()
                : Optional.of(e));
    assertThat(wrong(check(made(alone)))).contains("permissions: a_00000001 lacked two-people");

    var twice =
        rewritten((_, e) ->
            e instanceof Event.Approved a
                ? Optional.of(new Event.Approved(a.atMillis(), "bo", a.subject()))
                : Optional.of(e));
    assertThat(wrong(check(made(twice))))
        .contains("permissions: a_00000001 was approved by one person twice");

    var itself =
        rewritten((_, e) ->
            e instanceof Event.AppealDecided a
                ? Optional.of(
                    new Event.AppealDecided(
                        a.atMillis(), "bo", a.subject(), a.upheld(), a.reason()))
                : Optional.of(e));
    assertThat(wrong(check(made(itself))))
        .singleElement()
        .asString()
        .contains("appeal_000001 was decided by whoever had approved");
  }

  @Test
  void a_rewritten_log_cannot_say_that_more_was_allowed() throws Exception {
    var shadow =
        rewritten((_, e) -> e instanceof Event.ModeSet ? Optional.empty() : Optional.of(e));
    assertThat(wrong(check(made(shadow))))
        .contains("permissions: a_00000001 began while the policy was not enforced");

    var graver =
        rewritten((_, e) ->
            e instanceof Event.Started s
                ? Optional.of(
                    new Event.Started(
                        s.atMillis(), s.by(), s.subject(), Measure.SUSPEND, s.untilMillis() + 1))
                : Optional.of(e));
    assertThat(wrong(check(made(graver))))
        .contains(
            "permissions: a_00000001 began as more than was asked for",
            "permissions: a_00000001 began for longer than asked for");
  }

  /// With 40,000 of them a check took seven seconds, with four times as many sixteen times that.
  @Test
  void more_events_than_the_log_knows_are_refused_before_they_are_followed() throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>(Archive.read(bundle));
    Material honest = material();
    String noted =
        honest.events().stream().filter(e -> e.contains("\"noted\"")).findFirst().orElseThrow();
    String events = String.join("\n", honest.events()) + "\n" + (noted + "\n").repeat(200_000);
    files.put("events.jsonl", events.getBytes(StandardCharsets.UTF_8));
    files.put(
        Manifest.NAME,
        Manifest.of(honest.tool(), honest.caseId(), honest.asOfMillis(), files).json());
    byte[] bomb = Archive.write(files);

    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThat(wrong(check(bomb)))
                .containsExactly(
                    "bundle: events.jsonl has more events than the audit log has entries"));
  }

  @Test
  void evidence_that_says_something_else_replays_nothing() throws Exception {
    Material honest = material();
    var evidence = new TreeMap<String, String>();
    honest.evidence().forEach((id, text) -> evidence.put(id, text.replace("0.875", "0.25")));
    Material forged = with(honest, evidence, honest.words());

    assertThat(wrong(check(made(forged))))
        .hasSize(6)
        .anyMatch(s -> s.startsWith("evidence: evidence/e_"))
        .anyMatch(s -> s.startsWith("replay: the policy and the evidence of measure a_00000001"));
  }

  private static Material with(
      Material from, SortedMap<String, String> evidence, SortedMap<String, String> words) {
    return new Material(
        from.tool(),
        from.caseId(),
        from.asOfMillis(),
        from.events(),
        evidence,
        from.policies(),
        words,
        from.audit());
  }

  @Test
  void what_no_event_names_has_no_place() throws Exception {
    Material honest = material();
    var more = new TreeMap<>(honest.words());
    more.put("t_stray", "they confessed");
    assertThat(wrong(check(made(with(honest, honest.evidence(), more)))))
        .containsExactly("texts: no event names texts/t_stray");

    var stray = new TreeMap<>(honest.evidence());
    stray.put(KeptNames.evidence("{}"), "{}");
    assertThat(wrong(check(made(with(honest, stray, honest.words())))))
        .singleElement()
        .asString()
        .startsWith("texts: no event names evidence/e_");
  }

  @Test
  void what_an_event_names_is_missed() throws Exception {
    Material honest = material();
    var fewer = new TreeMap<>(honest.evidence());
    fewer.keySet().removeIf(id -> id.startsWith("ec_"));
    assertThat(wrong(check(made(with(honest, fewer, honest.words())))))
        .containsExactly("texts: 1 of those that events name are not in evidence");

    Verification forgotten = check(made(with(honest, honest.evidence(), new TreeMap<>())));
    assertThat(forgotten.holds()).isTrue();
    assertThat(forgotten.lines())
        .extracting(Verification.Line::sentence)
        .contains(
            "2 of those that events name are not in texts: forgotten by the service, or left out");
  }

  @Test
  void what_went_with_age_is_told_and_nobody_can_say_so_without_the_log(@TempDir Path other)
      throws Exception {
    try (var one = SmallCase.worked(other)) {
      one.ask(Desk.Address.CLOSE_CASE, "bo", SmallCase.ID, "{\"reason\":\"done\"}");
      long later = 1_790_000_000_000L;
      var eraser = new DocketEraser(one.database().docket());
      assertThat(eraser.forgetBefore(later, "ana", later)).isGreaterThan(4);

      Verification verification = check(one.bundle());

      assertThat(wrong(verification)).isEmpty();
      assertThat(verification.lines())
          .extracting(Verification.Line::sentence)
          .anyMatch(s -> s.contains("was forgotten since it was old, as the log says"))
          .anyMatch(s -> s.startsWith("0 measures, each asked for again"));
    }
    Material honest = material();
    assertThat(wrong(check(made(with(honest, new TreeMap<>(), honest.words())))))
        .anyMatch(s -> s.contains("are not in evidence"));
  }

  @Test
  void an_account_that_was_forgotten_is_told_and_nobody_can_say_so_without_the_log(
      @TempDir Path other) throws Exception {
    try (var one = SmallCase.worked(other)) {
      new DocketEraser(one.database().docket())
          .forget(new AccountId("one"), new AccountId("forgotten-1"), "ana", 1_790_000_000_000L);

      Verification verification = check(one.bundle());

      assertThat(wrong(verification)).isEmpty();
      assertThat(verification.lines())
          .extracting(Verification.Line::sentence)
          .anyMatch(
              s -> s.startsWith("1 measures and appeals are about accounts that were forgotten"))
          .anyMatch(s -> s.startsWith("2 measures, each asked for again"));
    }
    Material honest = material();
    var renamed =
        honest.events().stream()
            .map(e -> e.replace("\"account\":\"one\"", "\"account\":\"forgotten-1\""))
            .toList();
    assertThat(renamed).isNotEqualTo(honest.events());
    assertThat(wrong(check(made(with(honest, renamed, honest.audit())))))
        .anyMatch(s -> s.contains("is not what the audit log knows of"));
  }
}
