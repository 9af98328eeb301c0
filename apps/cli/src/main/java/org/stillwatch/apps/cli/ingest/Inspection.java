// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.logs.Redaction;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.RejectReason;

/// Looks at the first records of a log and says what a scan of it would have to go by. Nothing is
/// written and no text is shown.
public final class Inspection {
  /// Records of a source that are looked at.
  public static final int MOST = 10_000;

  private static final int SHOWN = 3;

  private final FingerprintKey key;
  private final Supplier<ExchangeSink> builders;
  private final LogKinds kinds;

  /// @param key under which what is seen is hashed
  /// @param builders makes a builder for each exchange
  /// @param kinds how logs are read
  public Inspection(FingerprintKey key, Supplier<ExchangeSink> builders, LogKinds kinds) {
    this.key = key;
    this.builders = builders;
    this.kinds = kinds;
  }

  /// What was seen of one source.
  ///
  /// @param name of the source
  /// @param format the kind that was recognised
  /// @param exchanges records that are exchanges and can be used
  /// @param refused how many others there were, by reason
  /// @param presence what the exchanges carry
  /// @param shown the first of them, without words, identities and addresses
  /// @param incomplete why it could not be read, empty when it could
  public record Seen(
      String name,
      String format,
      long exchanges,
      Map<String, Long> refused,
      Presence presence,
      List<String> shown,
      String incomplete) {}

  /// Looks at sources. They are read together, so that parts of one exchange find each other.
  public List<Seen> look(List<Source> sources) {
    var lines = new LogLines(sources, kinds, key, MOST);
    var eyes = new Eyes(sources.size());
    List<SourceReport> reports = lines.read(eyes, () -> {});
    var seen = new ArrayList<Seen>();
    for (int i = 0; i < sources.size(); i++) {
      seen.add(
          new Seen(
              sources.get(i).name(),
              lines.sources().get(i).format(),
              eyes.exchanges[i],
              eyes.refused.get(i),
              eyes.presence.get(i),
              eyes.shown.get(i),
              reports.get(i).incomplete()));
    }
    return seen;
  }

  private final class Eyes implements LogLines.Sink {
    private final ExchangeLines lines = new ExchangeLines(key);
    private final ExchangeSink sink = builders.get();
    private final long[] exchanges;
    private final List<Map<String, Long>> refused = new ArrayList<>();
    private final List<Presence> presence = new ArrayList<>();
    private final List<List<String>> shown = new ArrayList<>();

    Eyes(int sources) {
      exchanges = new long[sources];
      for (int i = 0; i < sources; i++) {
        refused.add(new TreeMap<>());
        presence.add(new Presence());
        shown.add(new ArrayList<>());
      }
    }

    @Override
    public void line(byte[] buffer, int from, int to, Place place) {
      int source = place.source();
      switch (lines.read(buffer, from, to, sink)) {
        case Captured.Used used -> {
          exchanges[source]++;
          presence.get(source).add(used.observation());
          if (shown.get(source).size() < SHOWN) {
            shown.get(source).add(redacted(buffer, from, to));
          }
        }
        case Captured.Rejected rejected -> fault(rejected.reason(), place);
      }
    }

    @Override
    public void fault(RejectReason reason, Place place) {
      refused.get(place.source()).merge(reason.word(), 1L, Long::sum);
    }

    private static String redacted(byte[] buffer, int from, int to) {
      try {
        JsonNode record = Values.MAPPER.readTree(buffer, from, to - from);
        return record instanceof ObjectNode exchange ? Redaction.ofAll(exchange).toString() : "";
      } catch (IOException e) {
        return "a record that cannot be shown: " + e.getClass().getSimpleName();
      }
    }
  }
}
