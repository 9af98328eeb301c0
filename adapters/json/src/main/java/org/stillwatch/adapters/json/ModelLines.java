// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.Times;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.RejectReason;

/// Reads lines of `model/1`.
public final class ModelLines {
  private final KeyedHash content;

  /// @param key the deployment's key
  public ModelLines(FingerprintKey key) {
    this.content = key.hash("rejects");
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  public Row<ModelFacts> read(byte[] buffer, int from, int to) {
    return RowDraft.read(buffer, from, to, content, Draft::new);
  }

  private static final class Draft implements RowDraft<ModelFacts> {
    private static final long MOST = (1L << 53) - 1;

    private final RecordCursor in;
    private String model = "";
    private long releasedAt = Times.NONE;
    private String family = "";
    private long input = -1;
    private long output = -1;

    Draft(RecordCursor in) {
      this.in = in;
    }

    @Override
    public boolean member(String name) throws IOException {
      switch (name) {
        case "schema" -> in.schema("stillwatch.model/1");
        case "model" -> model = in.text(128);
        case "releasedAt" -> releasedAt = in.timeOrDay();
        case "family" -> family = in.text(128);
        case "usdCentsPerMillionInput" -> input = in.integer(0, MOST);
        case "usdCentsPerMillionOutput" -> output = in.integer(0, MOST);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<RejectReason> missing() {
      if (releasedAt == Times.NONE) {
        return Optional.of(RejectReason.NO_TIME);
      }
      return model.isEmpty() ? Optional.of(RejectReason.WRONG_FORMAT) : Optional.empty();
    }

    @Override
    public ModelFacts value() {
      return new ModelFacts(model, releasedAt, family, input, output);
    }
  }
}
