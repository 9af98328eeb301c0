// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.List;

/// Evidence against hypotheses, as analysts of competing hypotheses draw it (R. J. Heuer,
/// *Psychology of Intelligence Analysis*, 1999, chapter 8), with weights in place of letters.
///
/// @param hypotheses ids of the columns, in order
/// @param rows one an item, most diagnostic first, ties by id
public record Matrix(List<String> hypotheses, List<Row> rows) {
  public Matrix {
    hypotheses = List.copyOf(hypotheses);
    rows = List.copyOf(rows);
  }

  /// What one item says of every hypothesis.
  ///
  /// @param item the item
  /// @param group the dependence group in which it counts
  /// @param weight source reliability times what age has left
  /// @param diagnosticity distance of its best and its worst cell, in nats
  /// @param cells one a hypothesis, in the order of the columns
  public record Row(
      Item item, String group, double weight, double diagnosticity, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// What one item says of one hypothesis.
  ///
  /// @param nats added to its score, after clip, weight and the discount of the group
  /// @param mark how that compares with the hypothesis that explains the item best
  public record Cell(double nats, Mark mark) {}

  /// How an item goes with a hypothesis, compared with the one that explains it best.
  public enum Mark {
    /// As well, within 0.7 nats.
    CONSISTENT("C"),
    /// Worse by 0.7 nats or more.
    INCONSISTENT("I"),
    /// Worse by 2 nats or more.
    VERY_INCONSISTENT("II"),
    /// The item does not tell hypotheses apart.
    NOT_DIAGNOSTIC("N");

    private static final double LEAST_NATS = 0.7;
    private static final double MUCH_NATS = 2;

    private final String letters;

    Mark(String letters) {
      this.letters = letters;
    }

    public String letters() {
      return letters;
    }

    /// The mark of a cell.
    ///
    /// @param shortfall nats below the best cell of the row, 0 or more
    /// @param diagnosticity of the row
    static Mark of(double shortfall, double diagnosticity) {
      if (diagnosticity < LEAST_NATS) {
        return NOT_DIAGNOSTIC;
      }
      if (shortfall >= MUCH_NATS) {
        return VERY_INCONSISTENT;
      }
      return shortfall >= LEAST_NATS ? INCONSISTENT : CONSISTENT;
    }
  }
}
