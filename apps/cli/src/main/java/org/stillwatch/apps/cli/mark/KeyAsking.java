// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.mark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.apps.cli.ingest.CorpusRecords;
import org.stillwatch.apps.cli.ingest.ReadProgress;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.trace.corpus.LeakReader;
import org.stillwatch.trace.corpus.LeakSample;
import org.stillwatch.trace.corpus.LeakedText;
import org.stillwatch.trace.corpus.WeekCounts;
import org.stillwatch.trace.corpus.WeekReading;
import org.stillwatch.trace.score.TokenIdSource;

/// Asks a corpus with keys.
///
/// @param keys of the weeks asked about
/// @param ids of the serving tokenizer
/// @param context tokens before the one that is scored
/// @param mostTokens how much of the corpus is scored
public record KeyAsking(SoughtKeys keys, TokenIdSource ids, int context, long mostTokens) {
  /// What was found.
  ///
  /// @param taken what became of the answers of the corpus
  /// @param weeks what the keys of each week say
  public record Found(LeakSample.Taken taken, List<WeekCounts> weeks) {
    /// No key was asked.
    public static final Found NONE = new Found(new LeakSample.Taken(0, 0, 0, 0), List.of());

    public Found {
      weeks = List.copyOf(weeks);
    }
  }

  /// What is fixed beforehand.
  public KeyPlan plan() {
    return keys.plan(ids.tokenizer(), context, mostTokens);
  }

  /// Reads a corpus and asks it.
  ///
  /// @param key of the deployment
  public Found of(FingerprintKey key, List<Path> corpus, Progress progress) throws IOException {
    var sample = new LeakSample(mostTokens);
    CorpusRecords.answers(key, new LeakReader(key, ids, sample))
        .read("FILE", corpus, (_, _) -> {}, ReadProgress.of(progress, "read answers", corpus));
    List<LeakedText> leak = sample.texts();
    var weeks = new ArrayList<WeekCounts>();
    for (SoughtKeys.Week week : keys.weeks(context)) {
      progress.at("ask keys of week " + week.keys().epoch(), 0, 0);
      weeks.add(WeekReading.of(week.keys(), leak, week.commitment(), week.leaves()));
    }
    return new Found(sample.taken(), weeks);
  }
}
