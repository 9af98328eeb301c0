// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import org.stillwatch.adapters.logs.fields.FieldMapFile;
import org.stillwatch.adapters.logs.fields.TableKind;
import org.stillwatch.adapters.logs.fields.TableMap;
import org.stillwatch.adapters.logs.fields.TableMapFile;
import org.stillwatch.adapters.logs.otlp.OtlpProtobuf;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.base.ConfigException;
import org.stillwatch.capture.RejectReason;

/// Whatever bytes a stranger writes, no reader fails: a record becomes an exchange or is refused.
/// In CI the kept corpus is replayed; with `JAZZER_FUZZ=1` (profile `slow`) bytes are made up.
final class LogFuzzTest {
  private static final String EVERY_WAY =
      """
      record: account
      unset: ["", "-"]
      id: [a, b, /c/0]
      createdAt: {number: [d, e]}
      entitlement.tokensPerDay: {sum: [f, g]}
      entitlement.usdCentsPerMonth: {cents: h}
      verification: {flags: {email: i, phone: /j/k}}
      emailDomain: {domain: l}
      payment: {form: [{instrument: $m, since: $n}]}
      payment.kind: {fixed: card}
      device: {merge: [o, p]}
      asOf: {seconds: q}
      words: {status: {A: active}, device: {x: y}}
      status: r
      """;

  private static final Translation.Lines NOWHERE =
      new Translation.Lines() {
        @Override
        public void line(byte[] line, Place place) {
          try {
            Values.MAPPER.readTree(line);
          } catch (IOException e) {
            throw new AssertionError("a translated line is JSON", e);
          }
        }

        @Override
        public void refused(RejectReason reason, Place place) {}
      };

  /// Each reader takes each record as its own, recognised or not.
  private static void everyReader(JsonNode value) {
    var settings = new LogSettings(ZoneId.of("+02:00"), 2, "user.id");
    var place = new Place(0, 1, 0, 1, 0);
    for (LogFormat format : LogFormats.shipped()) {
      var reader = format.open(settings);
      var out = new ForcedExchanges();
      for (JsonNode record : Unwrapping.records(value)) {
        reader.hear(record);
      }
      for (JsonNode record : Unwrapping.records(value)) {
        reader.read(record.deepCopy(), place, out);
      }
      reader.end(out);
    }
    var translation = new Translation(settings);
    for (LogFormat format : LogFormats.shipped()) {
      translation.read(format, value, place, NOWHERE);
      translation.end(format, NOWHERE);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void documents(byte[] bytes) {
    var values = new ArrayList<JsonNode>();
    try {
      DocumentRecords.read(
          new ByteArrayInputStream(bytes),
          (value, number, offset, length) -> {
            values.add(value);
            return values.size() < 50;
          });
    } catch (IOException _) {
      // what was read before the fault still goes to the readers
    }
    Recognition.of(values);
    values.forEach(LogFuzzTest::everyReader);
  }

  @FuzzTest(maxDuration = "10m")
  void protobuf(byte[] bytes) {
    OtlpProtobuf.json(bytes)
        .ifPresent(json -> {
          try {
            everyReader(Values.MAPPER.readTree(json));
          } catch (IOException _) {
            // beyond the bounds of our JSON, which refuses it
          }
        });
  }

  /// Rows of small tables, by our names and by a map that uses every way of taking a value.
  @FuzzTest(maxDuration = "10m")
  void tables(byte[] bytes) {
    JsonNode row;
    try {
      row = Values.MAPPER.readTree(bytes);
    } catch (IOException _) {
      return;
    }
    var maps = new ArrayList<TableMap>();
    for (TableKind kind : TableKind.values()) {
      maps.add(TableMap.plain(kind));
    }
    maps.add(
        TableMapFile.read(
            "map.yaml", TableKind.ACCOUNT, EVERY_WAY.getBytes(StandardCharsets.UTF_8)));
    for (TableMap map : maps) {
      try {
        byte[] record = Values.MAPPER.writeValueAsBytes(map.of(row, ZoneId.of("+02:00")));
        Values.MAPPER.readTree(record);
      } catch (IOException e) {
        throw new AssertionError("a mapped row is JSON", e);
      }
    }
  }

  @FuzzTest(maxDuration = "10m")
  void maps(byte[] bytes) {
    try {
      TableMapFile.kind("map.yaml", bytes)
          .ifPresentOrElse(
              kind -> TableMapFile.read("map.yaml", kind, bytes),
              () -> FieldMapFile.read("map.yaml", bytes));
    } catch (ConfigException e) {
      if (String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8).length > 4_096) {
        throw new AssertionError("a message is one that somebody reads", e);
      }
    }
  }
}
