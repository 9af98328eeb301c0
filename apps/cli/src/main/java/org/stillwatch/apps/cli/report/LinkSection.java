// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.engines.local.Tie;
import org.stillwatch.judge.Campaign;

/// How accounts hang together by what is costly to forge: knots that look alike are drawn once, so
/// that thousands of accounts stay a handful of pictures; below, the same as a table and in full.
final class LinkSection {
  private static final int MOST_SHAPES = 11;

  private LinkSection() {}

  static String of(Campaign campaign, List<Tie> ties) {
    var knots = Knots.of(ties);
    long untied = Math.max(0, CampaignSection.likely(campaign) - knots.tied());
    if (knots.knots().isEmpty()) {
      return "<h4>What ties the accounts</h4><p>Nothing that is costly to forge ties them: no two share"
          + " a card, a device, a telephone or a conversation that the log shows.</p>";
    }
    var names = new TieNames(ties);
    var shapes = KnotShape.of(knots, names);
    return "<h4>What ties the accounts</h4><p class=\"soft\">Only what is costly to forge: cards, devices,"
        + " telephones, conversations that moved. A circle is a set of accounts that share the very"
        + " same things, with their number; a line joins sets that share one of them; a dashed circle holds"
        + " all that is left, and a dashed ring runs through accounts among whom conversations moved"
        + " or work was done in turns. Sets that hang"
        + " together are a knot; knots that look alike are drawn once. Names such as card 1 are made"
        + " up for this page.</p><div class=\"knots\">"
        + figures(shapes, names, untied)
        + "</div>"
        + Html.details("The picture as a table", table(campaign, shapes, names, untied))
        + BlockTable.of(campaign, knots, names);
  }

  private static String figures(List<KnotShape> shapes, TieNames names, long untied) {
    int scale =
        shapes.stream()
            .limit(MOST_SHAPES)
            .mapToInt(s -> s.example().blocks().getFirst().accounts().size())
            .max()
            .orElse(1);
    var figures = new StringBuilder();
    for (KnotShape shape : shapes.stream().limit(MOST_SHAPES).toList()) {
      figures.append(
          figure(
              shape.example().blocks().size() > 1 ? " class=\"large\"" : "",
              KnotFigure.of(shape.example(), shape.all().size(), scale, shape.range()),
              shape.caption(names)));
    }
    int more = shapes.stream().skip(MOST_SHAPES).mapToInt(s -> s.all().size()).sum();
    if (more > 0) {
      long accounts = shapes.stream().skip(MOST_SHAPES).mapToInt(KnotShape::accounts).sum();
      figures.append(
          figure(
              "",
              KnotFigure.rest(accounts, scale),
              "<b>"
                  + Html.count(accounts, "account", "accounts")
                  + "</b> in "
                  + Html.count(more, "more knot", "more knots")));
    }
    if (untied > 0) {
      figures.append(
          figure(
              "",
              KnotFigure.rest(untied, scale),
              "<b>" + Html.count(untied, "account", "accounts") + "</b> without such a tie"));
    }
    return figures.toString();
  }

  private static String figure(String style, String svg, String caption) {
    return "<figure" + style + ">" + svg + "<figcaption>" + caption + "</figcaption></figure>";
  }

  private static String table(
      Campaign campaign, List<KnotShape> shapes, TieNames names, long untied) {
    String rows =
        shapes.stream()
            .limit(100)
            .map(s ->
                Html.row(
                    "#" + Html.count(s.all().size()),
                    "#" + s.range(),
                    "#" + s.blocks(),
                    s.on(names),
                    "#" + Html.count(s.accounts())))
            .collect(Collectors.joining());
    String last = untied == 0 ? "" : Html.row("", "", "", "no such tie", "#" + Html.count(untied));
    return Html.table(
        "Knots of " + Html.escape(campaign.id()),
        rows + last,
        "#Knots alike",
        "#Accounts in each",
        "#Sets in each",
        "Sharing",
        "#Accounts in all");
  }
}
