// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.bundle;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The list of what a bundle holds.
///
/// @param tool version of the program that wrote it
/// @param caseId whose case it is
/// @param asOfMillis when it was written
/// @param files every other file by its name
public record Manifest(
    String tool, String caseId, long asOfMillis, SortedMap<String, Listed> files) {
  /// Its own name.
  public static final String NAME = "manifest.json";

  private static final String SCHEMA = "stillwatch.bundle/1";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// One file.
  ///
  /// @param bytes its length
  /// @param sha256 of it
  public record Listed(long bytes, String sha256) {}

  public Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The list of files.
  public static Manifest of(
      String tool, String caseId, long asOfMillis, SortedMap<String, byte[]> files) {
    var listed = new TreeMap<String, Listed>();
    files.forEach((name, file) -> listed.put(name, new Listed(file.length, Hash.of(file))));
    listed.remove(NAME);
    return new Manifest(tool, caseId, asOfMillis, listed);
  }

  /// As it stands in the bundle.
  public byte[] json() {
    var json = JSON.createObjectNode();
    json.put("schema", SCHEMA);
    json.put("tool", tool);
    json.put("case", caseId);
    json.put("asOf", Instant.ofEpochMilli(asOfMillis).toString());
    var list = json.putArray("files");
    files.forEach((name, file) ->
        list.addObject().put("name", name).put("bytes", file.bytes()).put("sha256", file.sha256()));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Reads one.
  ///
  /// @throws Damaged unless it stands there exactly as [#json] writes it
  public static Manifest read(byte[] bytes) throws Damaged {
    try {
      JsonNode json = JSON.readTree(bytes);
      var files = new TreeMap<String, Listed>();
      for (JsonNode one : json.path("files")) {
        files.put(
            one.path("name").asText(),
            new Listed(one.path("bytes").asLong(-1), one.path("sha256").asText()));
      }
      var manifest =
          new Manifest(
              json.path("tool").asText(),
              json.path("case").asText(),
              Instant.parse(json.path("asOf").asText()).toEpochMilli(),
              files);
      if (Arrays.equals(manifest.json(), bytes)) {
        return manifest;
      }
    } catch (IOException | DateTimeException | ArithmeticException e) {
      throw new Damaged("manifest.json cannot be read");
    }
    throw new Damaged("manifest.json is not written as this program writes it");
  }
}
