// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import java.util.Locale;

/// One knot as a small picture: a circle is a block, its area its accounts, a line a tie that two
/// blocks share. Of many blocks the largest stand around the rest.
final class KnotFigure {
  private static final int WIDTH = 190;
  private static final int HEIGHT = 150;
  private static final int RING = 8;
  private static final double LARGEST = 52;
  private static final double SMALLEST = 10;

  private final Knots.Knot knot;
  private final int repeats;
  private final int scale;
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder circles = new StringBuilder();

  /// @param repeats how many knots look like it
  /// @param scale accounts of the largest circle of the campaign
  KnotFigure(Knots.Knot knot, int repeats, int scale) {
    this.knot = knot;
    this.repeats = repeats;
    this.scale = scale;
  }

  String svg() {
    if (knot.blocks().size() == 1) {
      alone(knot.accounts());
    } else {
      ring(knot.blocks());
    }
    return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-hidden=\"true\">%s%s</svg>"
        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, lines, circles);
  }

  /// One block; a second and third outline behind it say that there are more like it.
  private void alone(int accounts) {
    for (int behind = Math.min(2, repeats - 1); behind > 0; behind--) {
      outline(WIDTH / 2.0 + 7 * behind, HEIGHT / 2.0 - 5 * behind, radius(accounts), "block back");
    }
    circle(WIDTH / 2.0, HEIGHT / 2.0, accounts, radius(accounts));
  }

  private void ring(List<Knots.Block> blocks) {
    int around = Math.min(RING, blocks.size());
    var rest = blocks.subList(around, blocks.size());
    double most = around <= 3 ? 30 : 18;
    double[] xs = new double[around];
    double[] ys = new double[around];
    for (int i = 0; i < around; i++) {
      double angle = 2 * StrictMath.PI * i / around - StrictMath.PI / 2;
      xs[i] = WIDTH / 2.0 + 66 * StrictMath.cos(angle);
      ys[i] = HEIGHT / 2.0 + 54 * StrictMath.sin(angle);
    }
    for (int i = 0; i < around; i++) {
      var block = blocks.get(i);
      for (int k = 0; k < i; k++) {
        if (block.overlaps(blocks.get(k))) {
          line(xs[i], ys[i], xs[k], ys[k]);
        }
      }
      if (rest.stream().anyMatch(block::overlaps)) {
        line(xs[i], ys[i], WIDTH / 2.0, HEIGHT / 2.0);
      }
      circle(
          xs[i], ys[i], block.accounts().size(), Math.min(most, radius(block.accounts().size())));
    }
    if (!rest.isEmpty()) {
      int accounts = rest.stream().mapToInt(b -> b.accounts().size()).sum();
      circle(WIDTH / 2.0, HEIGHT / 2.0, accounts, Math.min(30, radius(accounts)));
    }
  }

  private double radius(int accounts) {
    return Math.max(SMALLEST, LARGEST * StrictMath.sqrt((double) accounts / scale));
  }

  private void circle(double x, double y, int accounts, double radius) {
    outline(x, y, Math.max(radius, accounts > 99 ? 18 : SMALLEST), "block");
    circles.append(
        String.format(
            Locale.ROOT,
            "<text class=\"in\" x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>",
            x,
            y + 4,
            Html.count(accounts)));
  }

  private void outline(double x, double y, double radius, String style) {
    circles.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"%s\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"/>",
            style,
            x,
            y,
            radius));
  }

  private void line(double x1, double y1, double x2, double y2) {
    lines.append(
        String.format(
            Locale.ROOT, "<path class=\"link\" d=\"M%.0f %.0fL%.0f %.0f\"/>", x1, y1, x2, y2));
  }
}
