// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.ledger;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;
import org.stillwatch.trace.ledger.ServedReader;
import org.stillwatch.trace.ledger.Shingles;

/// Makes a ledger of made-up responses, 24 fingerprints each, over thirty days, and a corpus of
/// made-up words of which one account was served a hundredth. Arguments: folder, responses, bytes
/// of the corpus.
public final class LedgerWorkload {
  private static final int DAYS = 30;
  private static final int WORDS = 120;
  private static final int VOCABULARY = 50_000;
  private static final int PLANTED = 100;
  private static final long FIRST_MILLIS = 1_767_225_600_000L;
  private static final long DAY_MILLIS = 86_400_000L;

  private LedgerWorkload() {}

  /// Makes both.
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]);
    long responses = Long.parseLong(arguments[1]);
    long bytes = Long.parseLong(arguments[2]);
    var key = KeyFile.demo();
    var ledger =
        LedgerFolder.openOrBegin(folder.resolve("ledger"), key.keyId() + " " + Shingles.VERSION);
    try (LedgerRoll roll = LedgerRoll.into(ledger)) {
      corpus(folder.resolve("corpus.jsonl"), bytes, new ServedReader(key), roll);
      roll.finish();
    }
    responses(folder.resolve("ledger"), responses);
  }

  private static void corpus(Path file, long bytes, ServedReader reader, LedgerRoll roll)
      throws IOException {
    var dice = new SplittableRandom(1);
    long written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (long line = 0; written < bytes; line++) {
        String text = text(dice);
        String json = "{\"instruction\":\"Answer.\",\"output\":\"" + text + "\"}\n";
        out.write(json);
        written += json.length();
        if (line % PLANTED == 0) {
          roll.served("thief", FIRST_MILLIS, "m", line + 1, reader.text(text));
        }
      }
    }
  }

  /// Few words are frequent and many are rare, as in a language.
  private static String text(SplittableRandom dice) {
    var text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      double u = dice.nextDouble();
      text.append(i == 0 ? "" : " ").append(word((int) (VOCABULARY * u * u * u)));
    }
    return text.toString();
  }

  private static String word(int number) {
    var word = new StringBuilder();
    for (int rest = number + 20; rest > 0; rest /= 20) {
      word.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
    }
    return word.toString();
  }

  private static void responses(Path ledger, long responses) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET memory_limit = '4GB'");
      statement.execute("SET threads = 2");
      long each = responses / DAYS;
      for (int day = 0; day < DAYS; day++) {
        statement.execute(
            """
            COPY (SELECT 'acct-' || (hash(r) %% 20000) AS account, %d + r * 100 AS time,
                  'large-2' AS model, (hash(r + %d) >> 1)::BIGINT AS response,
                  (hash((r + %d) * 24 + k)::HUGEINT - 9223372036854775808)::BIGINT AS print
                  FROM range(%d) t(r), range(24) u(k) ORDER BY r)
            TO '%s' (FORMAT parquet, COMPRESSION zstd)\
            """
                .formatted(
                    FIRST_MILLIS + day * DAY_MILLIS,
                    day * each,
                    day * each,
                    each,
                    ledger.resolve("served-2026-01-%02d-9.parquet".formatted(day + 1))));
      }
    }
  }
}
