// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.List;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.engines.local.Located;

/// Parses batches of exchange lines; safe for several threads, since it keeps nothing.
final class ExchangeParser {
  private final List<Source> sources;
  private final ExchangeLines lines;
  private final Supplier<ExchangeSink> builders;
  private final Rejects rejects;

  ExchangeParser(List<Source> sources, FingerprintKey key, Supplier<ExchangeSink> builders) {
    this.sources = sources;
    this.lines = new ExchangeLines(key);
    this.builders = builders;
    this.rejects = new Rejects(key);
  }

  Parsed parse(Batch batch) {
    var parsed = new Parsed();
    var sink = builders.get();
    for (Batch.Line line : batch.lines()) {
      Place place = line.place();
      switch (lines.read(batch.bytes(), line.from(), line.to(), sink)) {
        case Captured.Used used ->
            parsed.add(
                new Located(
                    used.observation(),
                    used.contentHash(),
                    new Located.Place(
                        place.source(), place.number(), place.offset(), (int) place.length())),
                used.ignoredMembers());
        case Captured.Rejected rejected ->
            parsed.reject(
                rejects.at(
                    sources.get(place.source()).name(),
                    rejected.reason(),
                    place,
                    batch.bytes(),
                    line.from(),
                    line.to()));
      }
    }
    return parsed;
  }
}
