// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.corr.CorrLedger;
import org.stillwatch.share.corr.Destruction;
import org.stillwatch.share.corr.ExchangeRecord;
import org.stillwatch.share.corr.IdentifierClass;
import org.stillwatch.share.corr.LedgerEntry;
import org.stillwatch.share.corr.Outcome;
import org.stillwatch.share.corr.Side;
import org.stillwatch.share.corr.Stage;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixTime;

/// Reads `corr-ledger/1`, lines of JSON, strictly: a line that cannot be read stops the reading,
/// and one that can is held against all before it.
public final class CorrLedgerFile {
  /// Longer files are refused.
  public static final int MOST_BYTES = 64 << 20;

  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST_NUMBER = Integer.MAX_VALUE;

  private CorrLedgerFile() {}

  /// Reads the whole file.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException naming the file, the line, what was found and what is expected
  public static CorrLedger.Checked read(String file, byte[] lines) {
    if (lines.length > MOST_BYTES) {
      throw new ConfigException(file, "the file", lines.length + " bytes", "at most 64 MiB");
    }
    List<CorrLedger.Link> links = new ArrayList<>();
    Optional<StixId> ours = Optional.empty();
    int number = 0;
    for (int from = 0; from < lines.length; number++) {
      int to = end(lines, from);
      String where = "line " + (number + 1);
      if (to == lines.length || to - from > LONGEST_LINE) {
        throw new ConfigException(
            file, where, "one that is cut or too long", "at most 65536 bytes, ended by LF");
      }
      byte[] line = Arrays.copyOfRange(lines, from, to);
      var in = new ConfigFields(file, where, StrictTree.tree(file, where, CorrLedger.SCHEMA, line));
      if (number == 0) {
        ours = Optional.of(front(in));
      } else {
        links.add(link(in));
      }
      from = to + 1;
    }
    return CorrLedger.check(
        ours.orElseThrow(() ->
            new ConfigException(file, "the file", "no line", "a file of " + CorrLedger.SCHEMA)),
        links);
  }

  private static int end(byte[] lines, int from) {
    int to = from;
    while (to < lines.length && lines[to] != '\n') {
      to++;
    }
    return to;
  }

  private static StixId front(ConfigFields in) {
    in.only(List.of("schema", "ours"));
    if (!in.text("schema").equals(CorrLedger.SCHEMA)) {
      throw in.wrong("schema", "something else", CorrLedger.SCHEMA);
    }
    return AgreementFile.identity(in, "ours");
  }

  private static CorrLedger.Link link(ConfigFields in) {
    try {
      LedgerEntry entry =
          switch (in.text("kind")) {
            case "exchange" -> exchange(in);
            case "destruction" -> destruction(in);
            default -> throw in.wrong("kind", "something else", "exchange or destruction");
          };
      return new CorrLedger.Link(
          in.count("number", MOST_NUMBER), entry, in.text("previous"), in.text("hash"));
    } catch (IllegalArgumentException e) {
      throw AgreementFile.broken(in, e);
    }
  }

  private static Destruction destruction(ConfigFields in) {
    in.only(List.of("kind", "number", "at", "exchange", "by", "previous", "hash"));
    return new Destruction(at(in), in.count("exchange", MOST_NUMBER), in.text("by"));
  }

  private static ExchangeRecord exchange(ConfigFields in) {
    in.only(
        List.of(
            "kind",
            "number",
            "at",
            "agreement",
            "partner",
            "side",
            "stage",
            "class",
            "epoch",
            "case",
            "commitment",
            "askedSize",
            "tableSize",
            "outcome",
            "overlap",
            "approvedHere",
            "approvedThere",
            "transcript",
            "keptUntil",
            "previous",
            "hash"));
    return new ExchangeRecord(
        at(in),
        in.text("agreement"),
        AgreementFile.identity(in, "partner"),
        in.choice("side", AgreementFile.byWord(Side.values(), Side::word)),
        in.choice("stage", AgreementFile.byWord(Stage.values(), Stage::word)),
        in.choice("class", AgreementFile.byWord(IdentifierClass.values(), IdentifierClass::word)),
        in.text("epoch"),
        in.text("case"),
        in.has("commitment") ? Optional.of(in.text("commitment")) : Optional.empty(),
        in.text("askedSize"),
        in.text("tableSize"),
        outcome(in),
        in.texts("approvedHere"),
        in.texts("approvedThere"),
        in.text("transcript"),
        AgreementFile.day(in, "keptUntil"));
  }

  private static Outcome outcome(ConfigFields in) {
    Outcome outcome =
        switch (in.text("outcome")) {
          case "done" -> new Outcome.Done(in.text("overlap"));
          case "refused" -> new Outcome.Refused();
          case "broken-off" -> new Outcome.BrokenOff();
          default -> throw in.wrong("outcome", "something else", "done, refused or broken-off");
        };
    if (in.has("overlap") && !(outcome instanceof Outcome.Done)) {
      throw in.wrong("overlap", "one of an exchange that was not done", "none");
    }
    return outcome;
  }

  private static Instant at(ConfigFields in) {
    Optional<Instant> at = StixTime.parse(in.text("at"));
    if (at.isEmpty()) {
      throw in.wrong("at", "something else", "a time such as 2026-01-31T09:00:00.000Z");
    }
    return at.get();
  }
}
