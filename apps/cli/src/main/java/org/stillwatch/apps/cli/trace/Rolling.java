// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.Twin;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;
import org.stillwatch.apps.cli.ingest.LogKinds;
import org.stillwatch.apps.cli.ingest.Responses;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.trace.ledger.ServedReader;
import org.stillwatch.trace.ledger.Shingles;
import org.stillwatch.trace.ledger.TwinCoin;

/// Rolls logs into a ledger. A twin that was not served by the coin is refused: whoever chooses by
/// hand could frame an account.
public final class Rolling {
  private final FingerprintKey key;
  private final Responses responses;
  private final ServedReader reader;
  private final TwinCoin coin;
  private final Progress progress;
  private long read;
  private long withoutText;
  private long againstCoin;

  public Rolling(FingerprintKey key, LogKinds kinds, Progress progress) {
    this.key = key;
    this.progress = progress;
    responses = new Responses(key, kinds);
    reader = new ServedReader(key);
    coin = new TwinCoin(key);
  }

  /// What names the key and the way of cutting in a ledger's head.
  public static String cut(FingerprintKey key) {
    return Shingles.cut(key);
  }

  /// What was done.
  ///
  /// @param rolled what is new in the ledger
  /// @param withoutText exchanges that have no answer, or one of too few words
  /// @param againstCoin pairs that were not served by the coin
  /// @param rejected what could not be used, those pairs included
  /// @param incomplete sources that could not be read to their end, one sentence each
  public record Done(
      LedgerRoll.Rolled rolled,
      long withoutText,
      long againstCoin,
      List<RejectedLine> rejected,
      List<String> incomplete) {
    public Done {
      rejected = List.copyOf(rejected);
      incomplete = List.copyOf(incomplete);
    }
  }

  /// Rolls exchanges and twins into the ledger of a folder.
  public Done run(List<Path> exchanges, List<Path> twins, Path folder) throws IOException {
    LedgerFolder ledger = LedgerFolder.openOrBegin(folder, cut(key));
    try (LedgerRoll roll = LedgerRoll.into(ledger)) {
      if (!exchanges.isEmpty()) {
        responses.read(
            exchanges,
            (exchange, prints) -> {
              progress.at("read", ++read, 0);
              if (prints.length == 0) {
                withoutText++;
                return;
              }
              String account = exchange.account().value();
              roll.served(
                  account,
                  exchange.timeMillis(),
                  exchange.model(),
                  reader.response(account, exchange.id()),
                  prints);
            });
      }
      if (!twins.isEmpty()) {
        responses.twins(twins, twin -> pair(twin, roll));
      }
      return new Done(
          roll.finish(), withoutText, againstCoin, responses.rejected(), responses.incomplete());
    }
  }

  private boolean pair(Twin twin, LedgerRoll roll) throws IOException {
    if (coin.servesFirst(twin.id()) != twin.servedFirst()) {
      againstCoin++;
      return false;
    }
    roll.twins(
        twin.account(),
        twin.timeMillis(),
        twin.model(),
        reader.response(twin.account(), twin.id()),
        twin.served(reader::answer),
        twin.heldBack(reader::answer));
    return true;
  }
}
