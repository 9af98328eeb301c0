// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.json.AgreementFile;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.CorrLedger;
import org.stillwatch.share.corr.Destruction;
import org.stillwatch.share.corr.ExchangeRecord;
import org.stillwatch.share.corr.IdentifierClass;
import org.stillwatch.share.corr.Outcome;
import org.stillwatch.share.corr.Side;
import org.stillwatch.share.corr.Stage;

/// What counsel reads of an agreement and of what took place under it.
class ShareCorrTest {
  private final Instant at = Instant.now().minus(Duration.ofDays(10));
  private final LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
  private static final String AGREEMENT =
      """
      {"schema": "stillwatch.agreement/1",
       "parties": [
         {"id": "identity--4a1c7a9e-0000-4000-8000-000000000009", "name": "Example Lab"},
         {"id": "identity--4a1c7a9e-0000-4000-8000-00000000000a", "name": "Sample\\u001b[31m Models"}],
       "purpose": "one operator or two", "lawfulBasis": "assessment 2026-7",
       "classes": [{"class": "device"}, {"class": "ipv4", "perDay": 2000, "reason": "proxies"}],
       "direction": "first-asks", "retentionDays": 30, "validFrom": "2026-01-01", "validUntil": "2099-12-31",
       "signers": [
         {"party": "identity--4a1c7a9e-0000-4000-8000-000000000009", "name": "Ada", "role": "counsel"},
         {"party": "identity--4a1c7a9e-0000-4000-8000-00000000000a", "name": "Ben", "role": "counsel"}]}
      """;

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private void run(int code, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    int ended =
        Stillwatch.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    assertThat(ended).as(out.toString() + err).isEqualTo(code);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Agreement agreement() {
    return AgreementFile.read("a", AGREEMENT.getBytes(StandardCharsets.UTF_8));
  }

  private CorrLedger exchanged(int keptDays) {
    var exchange =
        new ExchangeRecord(
            at,
            agreement().digest(),
            agreement().second().id(),
            Side.ASKED,
            Stage.COUNT,
            IdentifierClass.DEVICE,
            "key-1",
            "case-7",
            Optional.of("a".repeat(64)),
            "1k-3k",
            "100k-1M",
            new Outcome.Done("<10"),
            List.of("Ada"),
            List.of("Ben"),
            "b".repeat(64),
            day.plusDays(keptDays));
    CorrLedger begun = CorrLedger.begin(agreement().first().id());
    return ((CorrLedger.Kept) begun.add(exchange, agreement())).next();
  }

  @Test
  void an_agreement_says_what_it_allows_and_which_digest_is_signed() throws IOException {
    run(ExitCode.DONE, "share", "agreement", file("a.json", AGREEMENT));

    assertThat(out.toString())
        .contains(
            "digest    " + agreement().digest(),
            "asks      the first the second",
            "batch     1,000 distinct values or more",
            "kept      30 days",
            "allows    device, 50,000 a day\n",
            "allows    ipv4, 2,000 a day, because: proxies\n",
            "refuses   domain, email, ipv6-network, payment-card, phone, template-band\n",
            "signer    Ben, counsel, for the second",
            "signed    0 signatures, not checked here")
        .doesNotContain("\u001b");
    run(ExitCode.WRONG_USE, "share", "agreement", folder.resolve("none").toString());
    assertThat(err.toString()).contains("share agreement: file: found none at");
  }

  @Test
  void a_ledger_is_a_table_on_one_output_and_what_is_thought_of_it_on_the_other()
      throws IOException {
    String ledger = file("l.jsonl", exchanged(30).text());
    String agreement = file("a.json", AGREEMENT);
    String head = "1:" + exchanged(30).head();

    run(ExitCode.DONE, "share", "ledger", ledger, "--agreements", agreement, "--head", head);

    assertThat(out.toString().lines()).hasSize(2);
    assertThat(out.toString()).contains(",Ada,Ben,", agreement().digest(), ",count,device,");
    assertThat(err.toString()).isEqualTo("entries 1 that hold together\nhead    " + head + "\n");
    run(ExitCode.DONE, "share", "ledger", ledger);
    assertThat(err.toString()).contains("agreements were not looked at");
  }

  @Test
  void what_does_not_hold_is_named() throws IOException {
    String good = exchanged(30).text();
    String changed = file("changed.jsonl", good.replace("\"Ada\"", "\"Eve\""));
    String ledger = file("l.jsonl", good);
    String other =
        file("o.json", AGREEMENT.replace("\"retentionDays\": 30", "\"retentionDays\": 31"));

    run(ExitCode.FINDINGS, "share", "ledger", changed);
    assertThat(err.toString()).contains("problem entry 1: its hash is not that of the rest of it");
    run(ExitCode.FINDINGS, "share", "ledger", ledger, "--agreements", other);
    assertThat(err.toString()).contains("problem entry 1: its agreement is none of those named");
    String cut = file("cut.jsonl", good.lines().findFirst().orElseThrow() + "\n");
    run(ExitCode.FINDINGS, "share", "ledger", cut, "--head", "1:" + exchanged(30).head());
    assertThat(err.toString()).contains("problem entry 1: it is not the one that --head names");
    run(ExitCode.WRONG_USE, "share", "ledger", ledger, "--head", "1");
    assertThat(err.toString()).contains("--head: head: found something else");
  }

  @Test
  void material_that_may_be_kept_no_longer_is_told_until_it_is_destroyed() throws IOException {
    CorrLedger late = exchanged(5);
    run(ExitCode.FINDINGS, "share", "ledger", file("late.jsonl", late.text()));
    assertThat(err.toString()).contains("problem entry 1: its material may be kept no longer");

    var gone = new Destruction(Instant.now(), 1, "Ada");
    CorrLedger done = ((CorrLedger.Kept) late.add(gone)).next();
    run(ExitCode.DONE, "share", "ledger", file("done.jsonl", done.text()));
    assertThat(out.toString().lines()).hasSize(2);
  }
}
