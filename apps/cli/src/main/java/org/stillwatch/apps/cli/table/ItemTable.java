// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.EvidenceItem;
import org.stillwatch.engines.local.ScanInput;
import org.stillwatch.engines.local.TableRow;
import org.stillwatch.group.Channel;

/// An evidence table `actor,channel,item,time` and the rows of it that could not be used.
///
/// @param rows usable rows
/// @param rejected rows that are not, with the reason
record ItemTable(List<TableRow> rows, List<Refused> rejected) {
  private static final int MOST_BYTES = 256;

  /// A row that could not be used.
  record Refused(long record, String reason) {}

  static ItemTable read(Path file, Map<String, Channel> channels, KeyedHash ids)
      throws IOException {
    var rows = new ArrayList<TableRow>();
    var refused = new ArrayList<Refused>();
    CsvTable.read(
        "--items",
        file,
        Set.of("actor", "channel", "item"),
        (row, number) -> {
          String why = problem(row, channels);
          if (why.isEmpty()) {
            rows.add(row(row, channels, ids));
          } else {
            refused.add(new Refused(number, why));
          }
        });
    return new ItemTable(rows, refused);
  }

  private static String problem(Map<String, String> row, Map<String, Channel> channels) {
    String actor = row.getOrDefault("actor", "");
    if (actor.isEmpty()) {
      return "no-account";
    }
    if (tooLong(actor) || tooLong(row.getOrDefault("item", ""))) {
      return "too-long";
    }
    if (!channels.containsKey(row.getOrDefault("channel", ""))) {
      return "unknown-channel";
    }
    if (row.getOrDefault("item", "").isEmpty()) {
      return "no-item";
    }
    return time(row.getOrDefault("time", "")).isPresent() ? "" : "bad-time";
  }

  private static boolean tooLong(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  private static TableRow row(
      Map<String, String> row, Map<String, Channel> channels, KeyedHash ids) {
    String name = row.getOrDefault("channel", "");
    return new TableRow(
        new AccountId(row.getOrDefault("actor", "")),
        Optional.ofNullable(channels.get(name)).orElseThrow(),
        ids.of(name + "\n" + row.getOrDefault("item", "")),
        time(row.getOrDefault("time", "")).orElseThrow());
  }

  /// ISO-8601, or epoch seconds with a fraction, or nothing for timeless items.
  static OptionalLong time(String text) {
    if (text.isEmpty()) {
      return OptionalLong.of(EvidenceItem.TIMELESS);
    }
    try {
      if (text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.') && text.length() < 24) {
        return OptionalLong.of(new BigDecimal(text).movePointRight(3).longValue());
      }
      return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (NumberFormatException | DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /// The events `actor,kind,time` of which only `closed` is read.
  static List<ScanInput.Closure> closures(Path file) throws IOException {
    var closures = new ArrayList<ScanInput.Closure>();
    CsvTable.read(
        "--events",
        file,
        Set.of("actor", "kind", "time"),
        (row, number) -> {
          OptionalLong time = time(row.getOrDefault("time", ""));
          String actor = row.getOrDefault("actor", "");
          if (row.getOrDefault("kind", "").equals("closed")
              && time.isPresent()
              && !actor.isEmpty()) {
            closures.add(new ScanInput.Closure(new AccountId(actor), time.getAsLong()));
          }
        });
    return closures;
  }
}
