// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.Capability;

/// Writes `summary/1` as canonical JSON on one line.
public final class SummaryJson {
  private SummaryJson() {}

  /// The whole summary, without a line end.
  public static String write(RunSummary s) {
    var out = new CanonicalJson();
    out.object(() -> {
      results(out, s);
      out.counts("timings", s.timingsMillis());
    });
    return out.toString();
  }

  /// The summary without `timings`: what two runs over the same input share byte by byte.
  public static String writeWithoutTimings(RunSummary s) {
    var out = new CanonicalJson();
    out.object(() -> results(out, s));
    return out.toString();
  }

  private static void results(CanonicalJson out, RunSummary s) {
    out.text("schema", "stillwatch.summary/1");
    input(out, s.input());
    sources(out, s);
    out.counts("rejects", s.rejects());
    out.name("period");
    out.object(() -> {
      out.time("from", s.period().fromMillis());
      out.time("to", s.period().toMillis());
    });
    out.counts("verdicts", s.verdicts());
    nullModel(out, s.nullModel());
    out.counts("dropped", s.dropped());
    out.text("calibration", s.calibration().word());
    out.textOrNull("fitted", s.fitted());
    // A seed has 64 bits, more than an integer of JSON may have.
    out.text("seed", Long.toString(s.seed().bits()));
    out.text("keyId", s.keyId());
    out.text("config", s.config());
    out.name("versions");
    out.object(() -> sorted(s.versions()).forEach(out::text));
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return new TreeMap<>(map);
  }

  private static void input(CanonicalJson out, RunSummary.Input in) {
    out.name("input");
    out.object(() -> {
      out.integer("files", in.files());
      out.integer("bytes", in.bytes());
      out.integer("lines", in.lines());
      out.integer("exchanges", in.exchanges());
      out.integer("accounts", in.accounts());
      out.integer("duplicates", in.duplicates());
      out.integer("duplicateConflicts", in.duplicateConflicts());
      out.integer("late", in.late());
      out.integer("partial", in.partial());
      out.integer("ignoredMembers", in.ignoredMembers());
    });
  }

  private static void sources(CanonicalJson out, RunSummary s) {
    out.list(
        "sources",
        s.sources().stream().sorted(Comparator.comparing(RunSummary.SourceSummary::name)).toList(),
        source ->
            out.object(() -> {
              out.text("name", source.name());
              out.text("format", source.format());
              out.texts(
                  "lettersAbsent",
                  source.lettersAbsent().stream().map(Capability::letter).toList());
              out.texts("signalsDark", source.signalsDark());
              out.textOrNull("incomplete", source.incomplete());
            }));
  }

  private static void nullModel(CanonicalJson out, RunSummary.NullModel model) {
    out.name("null");
    out.object(() -> {
      out.integer("cuts", model.cuts());
      out.integer("replicates", model.replicates());
      if (model.spread().isPresent()) {
        out.probability("spread", model.spread().getAsDouble());
      } else {
        out.raw("spread", "null");
      }
    });
  }
}
