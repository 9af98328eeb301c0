// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.corpus.CanaryCounts;
import org.stillwatch.trace.corpus.WeekCounts;

/// How the files of a report are written and read. Readers are strict: what they do not know is an
/// error, since a report is held against what it says.
final class ReportFiles {
  static final String REPORT = "report.json";
  static final String MATCHES = "matches.jsonl";
  static final String PAIRS = "pairs.jsonl";
  static final String CANARIES = "canaries.jsonl";
  static final String KEYS = "keys.jsonl";

  /// Files that everything which is said is computed from.
  static final List<String> COUNTED = List.of(MATCHES, PAIRS, CANARIES, KEYS);

  static final String EVENTS = "events.jsonl";
  static final String REJECTED = "rejected.jsonl";
  static final String PAGE = "report.html";

  private static final long MOST_BYTES = 1L << 30;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private ReportFiles() {}

  /// A record on one line, with its line end.
  static byte[] line(Object record) {
    try {
      return (MAPPER.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of ours can be written", e);
    }
  }

  /// Records, one on each line.
  static byte[] lines(List<?> records) {
    var all = new ByteArrayOutputStream();
    records.forEach(r -> all.writeBytes(line(r)));
    return all.toByteArray();
  }

  /// The report, indented for people.
  static byte[] page(CorpusReport report) {
    try {
      return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of ours can be written", e);
    }
  }

  /// The report in a folder.
  ///
  /// @throws ConfigException when there is none
  static CorpusReport report(Path folder) throws IOException {
    return MAPPER.readerFor(CorpusReport.class).readValue(bytes(folder.resolve(REPORT)));
  }

  static List<AccountLine> matches(Path folder) throws IOException {
    return lines(folder.resolve(MATCHES), AccountLine.class);
  }

  static List<PairLine> pairs(Path folder) throws IOException {
    return lines(folder.resolve(PAIRS), PairLine.class);
  }

  static List<CanaryCounts> canaries(Path folder) throws IOException {
    return lines(folder.resolve(CANARIES), CanaryCounts.class);
  }

  static List<WeekCounts> keys(Path folder) throws IOException {
    return lines(folder.resolve(KEYS), WeekCounts.class);
  }

  private static <T> List<T> lines(Path file, Class<T> type) throws IOException {
    ObjectReader reader = MAPPER.readerFor(type);
    var read = new ArrayList<T>();
    for (String line : new String(bytes(file), StandardCharsets.UTF_8).lines().toList()) {
      read.add(reader.readValue(line));
    }
    return read;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          "trace verify", "folder", "no " + file.getFileName(), "the --out of `trace corpus`");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file.getFileName() + " is larger than a report can be");
    }
    return Files.readAllBytes(file);
  }

  /// SHA-256 of bytes, hexadecimal.
  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /// SHA-256 of a file, hexadecimal.
  static String sha256(Path file) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
