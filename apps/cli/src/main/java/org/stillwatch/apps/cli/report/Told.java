// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Explained;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.base.Capability;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// What a scan says of one subject, in lines of plain text: the same as on the page.
public final class Told {
  private static final int MOST_MEMBERS = 12;

  private Told() {}

  /// A campaign: what may be said, for, against, unknown, who, and how to check.
  public static List<String> of(Campaign campaign) {
    var lines = new ArrayList<String>();
    lines.add(campaign.verdict().word().toUpperCase(Locale.ROOT) + "  " + campaign.id());
    lines.add(campaign.why() + ".");
    lines.add("");
    facts(campaign, lines);
    lines.add("");
    lines.add("For:");
    for (Campaign.Evidence e : campaign.evidence()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %5.1f nats  %s (%s, %s)",
              e.logOddsNats(),
              e.text(),
              e.signal(),
              e.costlyToForge() ? "costly to forge" : "can be copied"));
      lines.add("              " + e.counterfactual());
      if (!e.exemplars().isEmpty()) {
        lines.add("              " + Query.of(e.exemplars()));
      }
    }
    if (!campaign.counterfactual().isEmpty()) {
      lines.add("What would lower it: " + campaign.counterfactual());
    }
    lines.add("");
    lines.add("Explanations compared:");
    campaign.hypotheses().stream()
        .filter(h -> h.probability() >= 0.005)
        .sorted(Comparator.comparingDouble(h -> -h.probability()))
        .forEach(h ->
            lines.add(
                String.format(Locale.ROOT, "  %.2f  %s", h.probability(), Explained.of(h.name()))));
    if (!campaign.unknown().isEmpty()) {
      lines.add("");
      lines.add("Not known:");
      campaign.unknown().forEach(u -> lines.add("  " + u.what() + "; " + u.changes()));
    }
    lines.add("");
    members(campaign, lines);
    lines.add("");
    lines.add("Next step: " + campaign.nextStep().replace('_', ' ') + ". A person decides.");
    return lines;
  }

  private static void facts(Campaign campaign, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d exchanges, %,d tokens%s",
            campaign.exchanges(),
            campaign.tokens(),
            campaign.usdCents().isPresent()
                ? String.format(
                    Locale.ROOT, ", $%,d at list price", campaign.usdCents().getAsLong() / 100)
                : ""));
    lines.add(
        "from "
            + Html.time(campaign.firstSeenMillis())
            + " to "
            + Html.time(campaign.lastSeenMillis())
            + (campaign.detectedAtMillis().isPresent()
                ? ", at review since " + Html.time(campaign.detectedAtMillis().getAsLong())
                : ""));
    lines.add(axis("intent", campaign.axes().intent()));
    lines.add(axis("coordination", campaign.axes().coordination()));
    lines.add(axis("concealment", campaign.axes().concealment()));
    lines.add(
        "calibration "
            + campaign.axes().calibration().word()
            + ", false-discovery rate "
            + Html.decimal(campaign.axes().nullFdr(), 4));
  }

  private static String axis(String name, Optional<Axis> axis) {
    return axis.map(a ->
            String.format(Locale.ROOT, "%-12s %.2f [%.2f-%.2f]", name, a.p(), a.low(), a.high()))
        .orElse(name + " not calibrated");
  }

  private static void members(Campaign campaign, List<String> lines) {
    long likely = CampaignSection.likely(campaign);
    lines.add(likely + " likely members of " + campaign.accounts().size() + " named:");
    campaign.accounts().stream()
        .limit(MOST_MEMBERS)
        .forEach(m ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  %.2f  %-9s %-7s %s%s",
                    m.membership(),
                    m.core() ? "core" : "periphery",
                    m.verdict().word(),
                    m.id().value(),
                    m.costlyTie() ? ", holds what is costly to forge" : "")));
    if (campaign.accounts().size() > MOST_MEMBERS) {
      lines.add(
          "  and " + (campaign.accounts().size() - MOST_MEMBERS) + " more (--csv has them all)");
    }
  }

  /// An account: its campaigns, what each detector says of it alone, and what stayed dark.
  public static List<String> of(AccountResult account) {
    var lines = new ArrayList<String>();
    lines.add(account.verdict().word().toUpperCase(Locale.ROOT) + "  " + account.id().value());
    account.flags().forEach(flag -> lines.add("note: " + flag));
    lines.add("");
    lines.add(account.campaigns().isEmpty() ? "In no campaign." : "Campaigns:");
    account
        .campaigns()
        .forEach(m ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  %s  membership %.2f, %s, %s",
                    m.campaign(),
                    m.membership(),
                    m.core() ? "core" : "periphery",
                    m.verdict().word())));
    lines.add("");
    lines.add("On its own, which is watched at most:");
    account.findings().stream()
        .filter(f -> f.logOddsNats().isPresent())
        .sorted(Comparator.comparingDouble(f -> -f.logOddsNats().orElse(0)))
        .forEach(f ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  %5.1f nats  %s: %s",
                    f.logOddsNats().orElse(0),
                    f.signal(),
                    f.text())));
    if (!account.unknown().isEmpty()) {
      lines.add("Not known, which speaks neither way:");
      account
          .unknown()
          .forEach(u ->
              lines.add(
                  "  "
                      + u.signal()
                      + ": the log lacks "
                      + u.missing().stream()
                          .map(Capability::letter)
                          .collect(Collectors.joining(" "))));
    }
    return lines;
  }
}
