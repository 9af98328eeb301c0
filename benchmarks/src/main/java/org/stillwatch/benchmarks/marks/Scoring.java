// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.marks;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdHash;
import org.stillwatch.trace.prf.SynthIdPrf;
import org.stillwatch.trace.prf.SynthIdTable;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.GumbelMark;
import org.stillwatch.trace.score.Mark;
import org.stillwatch.trace.score.SynthIdMark;
import org.stillwatch.trace.score.TokenIds;

/// A scorer that is timed, and its ratio of `benchmarks/results/2026-11-28-2core-marks`.
enum Scoring {
  GUMBEL("Gumbel, width 4, score and sum", 2.74) {
    @Override
    Mark mark(SplittableRandom dice) {
      return new GumbelMark(new GumbelPrf(dice.nextLong(), 4));
    }
  },
  HASH_30("SynthID, hash form, 30 layers", 0.74) {
    @Override
    Mark mark(SplittableRandom dice) {
      return synthId(new SynthIdHash(dice.longs(30).toArray(), NGRAM));
    }
  },
  HASH_9("SynthID, hash form, 9 layers", 2.19) {
    @Override
    Mark mark(SplittableRandom dice) {
      return synthId(new SynthIdHash(dice.longs(9).toArray(), NGRAM));
    }
  },
  TABLE_30("SynthID, table form, 30 layers", 2.94) {
    @Override
    Mark mark(SplittableRandom dice) {
      byte[] table = new byte[SynthIdTable.TABLE_BYTES];
      dice.nextBytes(table);
      return synthId(new SynthIdTable(dice.longs(30).toArray(), NGRAM, table));
    }
  };

  private static final int NGRAM = 5;
  private static final int VOCABULARY = 50_000;

  private final String words;
  private final double recorded;

  /// @param words for the table of results
  /// @param recorded tokens for each digest of the loop, as first recorded on 2 cores
  Scoring(String words, double recorded) {
    this.words = words;
    this.recorded = recorded;
  }

  abstract Mark mark(SplittableRandom dice);

  private static Mark synthId(SynthIdPrf prf) {
    return new SynthIdMark(prf, OptionalInt.empty());
  }

  String words() {
    return words;
  }

  double recorded() {
    return recorded;
  }

  /// A text of random ids.
  static List<CorpusText> text(int tokens, SplittableRandom dice) {
    return List.of(CorpusText.of("", TokenIds.of(dice.ints(tokens, 0, VOCABULARY).toArray())));
  }
}
