// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillwatch.base.Family;
import org.stillwatch.base.Times;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// Writes and reads lines of `campaign/1`, canonical and sorted.
public final class CampaignLines {
  private static final String SCHEMA = "stillwatch.campaign/1";
  private static final Comparator<Campaign.Evidence> STRONGEST_FIRST =
      Comparator.comparingDouble((Campaign.Evidence e) -> -Math.abs(e.logOddsNats()))
          .thenComparing(Campaign.Evidence::signal)
          .thenComparing(Campaign.Evidence::text);

  private CampaignLines() {}

  /// Writes campaigns, sorted by id.
  public static void write(Collection<Campaign> campaigns, OutputStream to) throws IOException {
    LineFile.write(campaigns.stream().map(CampaignLines::line).sorted().toList(), to);
  }

  /// Reads one line that [#line] wrote.
  ///
  /// @throws IOException when the line is no campaign
  public static Campaign read(String line) throws IOException {
    return ResultTree.read(line, SCHEMA, CampaignReader::read);
  }

  /// One campaign as a canonical line, without its line end.
  public static String line(Campaign c) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      out.text("id", c.id());
      out.text("verdict", c.verdict().word());
      axes(out, c.axes());
      members(out, c);
      out.integer("exchanges", c.exchanges());
      out.integer("tokens", c.tokens());
      out.integer("usdCents", c.usdCents());
      out.time("firstSeen", c.firstSeenMillis());
      out.time("lastSeen", c.lastSeenMillis());
      out.time("detectedAt", c.detectedAtMillis().orElse(Times.NONE));
      out.integer("exchangesBeforeDetection", c.exchangesBeforeDetection());
      out.texts("capabilities", c.capabilities());
      out.texts("families", c.families().stream().map(Family::letter).toList());
      out.texts("pathways", c.pathways());
      evidence(out, c);
      hypotheses(out, c);
      out.textOrNull("pool", c.pool());
      out.text("nextStep", c.nextStep());
      out.text("why", c.why());
      out.text("counterfactual", c.counterfactual());
      unknown(out, c);
      lineage(out, c.lineage());
    });
    return out.toString();
  }

  private static void axes(CanonicalJson out, Axes axes) {
    boolean local =
        Stream.of(axes.intent(), axes.coordination(), axes.concealment())
            .flatMap(Optional::stream)
            .anyMatch(axis -> axis.fitted() != axis.p());
    out.name("axes");
    out.object(() -> {
      axis(out, "intent", axes.intent(), local);
      axis(out, "coordination", axes.coordination(), local);
      axis(out, "concealment", axes.concealment(), local);
      out.text("calibration", axes.calibration().word());
      out.probability("nullFdr", axes.nullFdr());
    });
  }

  private static void axis(CanonicalJson out, String name, Optional<Axis> axis, boolean local) {
    if (axis.isEmpty()) {
      out.raw(name, "null");
      return;
    }
    var known = axis.get();
    out.name(name);
    out.object(() -> {
      out.probability("p", known.p());
      out.list("interval", List.of(known.low(), known.high()), p -> out.probability(p));
      if (local) {
        out.probability("fitted", known.fitted());
      }
    });
  }

  private static void members(CanonicalJson out, Campaign c) {
    var sorted = c.accounts().stream().sorted(Comparator.comparing(Campaign.Member::id)).toList();
    out.list(
        "accounts",
        sorted,
        member ->
            out.object(() -> {
              out.text("id", member.id().value());
              out.probability("membership", member.membership());
              out.text("role", member.core() ? "core" : "periphery");
              out.text("verdict", member.verdict().word());
              out.flag("costlyTie", member.costlyTie());
            }));
  }

  private static void evidence(CanonicalJson out, Campaign c) {
    out.list(
        "evidence",
        c.evidence().stream().sorted(STRONGEST_FIRST).toList(),
        e ->
            out.object(() -> {
              out.text("signal", e.signal());
              out.text("family", e.family().letter());
              out.text("group", e.group().word());
              out.flag("costlyToForge", e.costlyToForge());
              out.nats("logOddsNats", e.logOddsNats());
              out.flag("for", e.supports());
              out.text("text", e.text());
              out.text("counterfactual", e.counterfactual());
              out.texts("exemplars", e.exemplars());
              if (!e.explainedBy().isEmpty()) {
                out.texts("explainedBy", e.explainedBy());
              }
            }));
  }

  private static void hypotheses(CanonicalJson out, Campaign c) {
    var byName = Comparator.comparing(Campaign.HypothesisShare::name);
    out.list(
        "hypotheses",
        c.hypotheses().stream().sorted(byName).toList(),
        h ->
            out.object(() -> {
              out.text("name", h.name());
              out.probability("probability", h.probability());
              if (!h.supported()) {
                out.flag("supported", false);
              }
            }));
  }

  /// In the order of the judgement: dark inputs first, then tests.
  private static void unknown(CanonicalJson out, Campaign c) {
    out.list(
        "unknown",
        c.unknown(),
        u ->
            out.object(() -> {
              out.text("what", u.what());
              out.text("changes", u.changes());
            }));
  }

  private static void lineage(CanonicalJson out, Campaign.Lineage lineage) {
    var oldestFirst =
        Comparator.comparingLong(Campaign.LineageEvent::atMillis)
            .thenComparing(Campaign.LineageEvent::kind);
    out.name("lineage");
    out.object(() -> {
      out.textOrNull("parent", lineage.parent());
      out.texts("merged", lineage.merged());
      out.list(
          "events",
          lineage.events().stream().sorted(oldestFirst).toList(),
          event ->
              out.object(() -> {
                out.time("at", event.atMillis());
                out.text("kind", event.kind());
              }));
    });
  }
}
