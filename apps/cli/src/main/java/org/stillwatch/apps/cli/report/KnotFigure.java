// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import java.util.Locale;
import org.stillwatch.apps.server.page.Html;

/// One knot as a small picture: a circle is a set of accounts, its area their number, a line a tie
/// that two sets share. Of many sets the largest stand around the rest.
final class KnotFigure {
  /// Sets that are drawn one by one.
  static final int RING = 10;

  private static final int HEIGHT = 170;
  private static final int SMALL_WIDTH = 190;
  private static final int LARGE_WIDTH = 400;
  private static final double LARGEST = 56;
  private static final double SMALLEST = 10;

  private final int width;
  private final int scale;
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder circles = new StringBuilder();

  private KnotFigure(int width, int scale) {
    this.width = width;
    this.scale = scale;
  }

  /// @param repeats how many knots look like it
  /// @param scale accounts of the largest circle of the campaign
  /// @param label what stands in a set that is drawn for all that look like it
  static String of(Knots.Knot knot, int repeats, int scale, String label) {
    boolean alone = knot.blocks().size() == 1;
    var figure = new KnotFigure(alone ? SMALL_WIDTH : LARGE_WIDTH, scale);
    if (alone) {
      figure.alone(knot.accounts(), repeats, label);
    } else {
      if (knot.arranged()) {
        figure.turns();
      }
      figure.ring(knot.blocks());
    }
    return figure.svg();
  }

  /// Accounts that no circle of their own shows.
  static String rest(long accounts, int scale) {
    var figure = new KnotFigure(SMALL_WIDTH, scale);
    figure.circle(SMALL_WIDTH / 2.0, HEIGHT / 2.0, LARGEST, Html.count(accounts), "block more");
    return figure.svg();
  }

  private String svg() {
    return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-hidden=\"true\">%s%s</svg>"
        .formatted(width, HEIGHT, width, HEIGHT, lines, circles);
  }

  /// One set; a second and third outline behind it say that there are more like it.
  private void alone(int accounts, int repeats, String label) {
    double x = width / 2.0;
    double y = HEIGHT / 2.0;
    for (int behind = Math.min(2, repeats - 1); behind > 0; behind--) {
      outline(x + 7 * behind, y - 5 * behind, radius(accounts, LARGEST), "block");
    }
    circle(x, y, radius(accounts, LARGEST), label, "block");
  }

  private void ring(List<Knots.Block> blocks) {
    int around = Math.min(RING, blocks.size());
    double[] xs = new double[around];
    double[] ys = new double[around];
    for (int i = 0; i < around; i++) {
      double angle = 2 * StrictMath.PI * i / around - StrictMath.PI / 2;
      xs[i] = width / 2.0 + 150 * StrictMath.cos(angle);
      ys[i] = HEIGHT / 2.0 + 62 * StrictMath.sin(angle);
    }
    var rest = blocks.subList(around, blocks.size());
    for (int i = 0; i < around; i++) {
      var block = blocks.get(i);
      for (int k = 0; k < i; k++) {
        if (block.overlaps(blocks.get(k))) {
          line(xs[i], ys[i], xs[k], ys[k]);
        }
      }
      if (rest.stream().anyMatch(block::overlaps)) {
        line(xs[i], ys[i], width / 2.0, HEIGHT / 2.0);
      }
      int accounts = block.accounts().size();
      circle(xs[i], ys[i], radius(accounts, 18), Html.count(accounts), "block");
    }
    if (!rest.isEmpty()) {
      int accounts = rest.stream().mapToInt(b -> b.accounts().size()).sum();
      circle(width / 2.0, HEIGHT / 2.0, 34, Html.count(accounts), "block more");
    }
  }

  private double radius(long accounts, double most) {
    double area = LARGEST * StrictMath.sqrt((double) accounts / scale);
    return Math.clamp(area, Math.min(most, accounts > 99 ? 20 : SMALLEST), most);
  }

  /// What goes round among the sets, without being a thing that two of them share.
  private void turns() {
    lines.append(
        "<ellipse class=\"turns\" cx=\"%d\" cy=\"%d\" rx=\"150\" ry=\"62\"/>"
            .formatted(width / 2, HEIGHT / 2));
  }

  private void circle(double x, double y, double radius, String label, String style) {
    outline(x, y, radius, style);
    circles.append(
        String.format(
            Locale.ROOT,
            "<text class=\"in\" x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>",
            x,
            y + 4,
            label));
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
