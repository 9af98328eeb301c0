// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.Optional;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.ServedText;
import org.stillwatch.capture.body.RecordTurns;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.trace.mark.Anchor;
import org.stillwatch.trace.mark.Anchors;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.TokenIdSource;
import org.stillwatch.trace.score.TokenIds;

/// Reads the records of a leak as token ids of answers, and anchors of what was asked. A text lives
/// in here, and in the source of ids, no longer than a call. For one thread.
public final class LeakReader {
  private final RecordTurns turns;
  private final Anchors anchors;
  private final TokenIdSource ids;
  private final LeakSample sample;

  /// @param key of the deployment, under which gateways make anchors
  /// @param ids of the serving tokenizer
  /// @param sample that takes what is read
  public LeakReader(FingerprintKey key, TokenIdSource ids, LeakSample sample) {
    this.turns = new Capture(key).turns();
    this.anchors = new Anchors(key);
    this.ids = ids;
    this.sample = sample;
  }

  /// Reads a JSON record.
  ///
  /// @return how many answers stand in it; empty when it cannot be read
  public Optional<Integer> record(byte[] json, int from, int to) {
    return turns.read(json, from, to).map(this::read);
  }

  private int read(RecordTurns.Spoken spoken) {
    Optional<Anchor> anchor = anchors.of(spoken.prompt().reveal());
    spoken.answers().forEach(answer -> read(answer, anchor));
    return spoken.answers().size();
  }

  /// Reads a text that stands alone.
  ///
  /// @return 1
  public int text(String text) {
    read(new ServedText(text), Optional.empty());
    return 1;
  }

  private void read(ServedText answer, Optional<Anchor> anchor) {
    String text = answer.reveal();
    var read = new LeakedText(CorpusText.of(text.strip(), TokenIds.NONE), anchor);
    if (sample.wants(read)) {
      ids.of(text).ifPresentOrElse(known -> sample.add(read, known), sample::unknown);
    }
  }
}
