// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stillwatch.engines.local.Tie;
import org.stillwatch.judge.Campaign;

/// How accounts hang together by what is costly to forge: knots that look alike are drawn once, so
/// that thousands of accounts stay a handful of pictures; below, the same as a table and in full.
final class LinkSection {
  private static final int MOST_SHAPES = 11;

  private LinkSection() {}

  /// Knots that look alike.
  private record Shape(Knots.Knot example, List<Knots.Knot> all) {
    int accounts() {
      return all.stream().mapToInt(Knots.Knot::accounts).sum();
    }
  }

  static String of(Campaign campaign, List<Tie> ties) {
    var knots = Knots.of(ties);
    long untied = Math.max(0, CampaignSection.likely(campaign) - knots.tied());
    if (knots.knots().isEmpty()) {
      return "<h4>What ties the accounts</h4><p>Nothing that is costly to forge ties them: no two share"
          + " a card, a device, a telephone or a conversation that the log shows.</p>";
    }
    var names = new TieNames(ties);
    var shapes = shapes(knots, names);
    return "<h4>What ties the accounts</h4><p class=\"soft\">Only what is costly to forge: cards, devices,"
        + " telephones, conversations that moved. A circle is a set of accounts that share the very"
        + " same things, with their number; a line joins sets that share one of them. Sets that hang"
        + " together are a knot; knots that look alike are drawn once. Names such as card 1 are made"
        + " up for this page.</p><div class=\"knots\">"
        + figures(shapes, names, untied)
        + "</div>"
        + Html.details("The picture as a table", table(campaign, shapes, names, untied))
        + BlockTable.of(campaign, knots, names);
  }

  private static List<Shape> shapes(Knots knots, TieNames names) {
    Map<String, List<Knots.Knot>> alike = new LinkedHashMap<>();
    for (Knots.Knot knot : knots.knots()) {
      String look =
          knot.blocks().stream()
                  .map(b -> String.valueOf(b.accounts().size()))
                  .collect(Collectors.joining(","))
              + names.counts(knot.ties());
      alike.computeIfAbsent(look, l -> new ArrayList<>()).add(knot);
    }
    return alike.values().stream()
        .map(all -> new Shape(all.getFirst(), all))
        .sorted((a, b) -> Integer.compare(b.accounts(), a.accounts()))
        .toList();
  }

  private static String figures(List<Shape> shapes, TieNames names, long untied) {
    int scale =
        shapes.stream()
            .limit(MOST_SHAPES)
            .mapToInt(s -> s.example().blocks().getFirst().accounts().size())
            .max()
            .orElse(1);
    var figures = new StringBuilder();
    shapes.stream()
        .limit(MOST_SHAPES)
        .forEach(s ->
            figures.append(
                figure(
                    new KnotFigure(s.example(), s.all().size(), scale).svg(), caption(s, names))));
    int more = shapes.stream().skip(MOST_SHAPES).mapToInt(s -> s.all().size()).sum();
    if (more > 0) {
      int accounts = shapes.stream().skip(MOST_SHAPES).mapToInt(Shape::accounts).sum();
      figures.append(
          figure(
              "",
              Html.count(more, "more knot", "more knots")
                  + ", "
                  + Html.count(accounts, "account", "accounts")));
    }
    if (untied > 0) {
      figures.append(figure("", Html.count(untied, "account", "accounts") + " without such a tie"));
    }
    return figures.toString();
  }

  private static String figure(String svg, String caption) {
    return "<figure>" + svg + "<figcaption>" + caption + "</figcaption></figure>";
  }

  private static String caption(Shape shape, TieNames names) {
    Knots.Knot one = shape.example();
    String times =
        shape.all().size() == 1 ? "" : "<b>" + Html.count(shape.all().size()) + " knots</b>, each ";
    String blocks =
        one.blocks().size() == 1 ? "" : " in " + Html.count(one.blocks().size()) + " sets";
    return "%s<b>%s</b>%s on %s"
        .formatted(
            times,
            Html.count(one.accounts(), "account", "accounts"),
            blocks,
            names.counts(one.ties()));
  }

  private static String table(Campaign campaign, List<Shape> shapes, TieNames names, long untied) {
    String rows =
        shapes.stream()
            .limit(100)
            .map(s ->
                Html.row(
                    "#" + Html.count(s.all().size()),
                    "#" + Html.count(s.example().accounts()),
                    "#" + Html.count(s.example().blocks().size()),
                    names.counts(s.example().ties()),
                    "#" + Html.count(s.accounts())))
            .collect(Collectors.joining());
    String last = untied == 0 ? "" : Html.row("", "", "", "no such tie", "#" + Html.count(untied));
    return Html.table(
        "Knots of " + Html.escape(campaign.id()),
        rows + last,
        "#Knots alike",
        "#Accounts in each",
        "#Sets in each",
        "On",
        "#Accounts in all");
  }
}
