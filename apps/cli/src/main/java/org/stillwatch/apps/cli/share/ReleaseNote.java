// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.share;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.screen.Gate;
import org.stillwatch.share.screen.Release;
import org.stillwatch.share.stix.StixId;

/// `released.json`, which says of a package that the gate let it go, and with which texts. It stays
/// in the house: it names the people who approved. It holds mistakes back, not somebody who may
/// write into the folder.
public final class ReleaseNote {
  /// Its name.
  public static final String FILE = "released.json";

  private static final String SCHEMA = "stillwatch.released/1";
  private static final JsonLimits LIMITS = new JsonLimits(5, 10_000, 1 << 20, 4_096);
  private static final int MOST_BYTES = 64 << 20;

  private ReleaseNote() {}

  /// Who let a package go.
  ///
  /// @param producer identity that speaks in it
  /// @param preparedBy who made it
  /// @param at when
  /// @param gate what the gate asked for, by name
  public record Signed(
      StixId producer, String preparedBy, Instant at, SortedMap<String, Double> gate) {
    public Signed {
      gate = new TreeMap<>(gate);
    }
  }

  /// What the folder of a released package holds.
  ///
  /// @param producer identity that speaks in it
  /// @param bundle its text, which is the one that was released
  public record Contents(StixId producer, String bundle) {}

  /// The note of a package.
  public static String of(Release.Released released, Signed signed) {
    var files = new TreeMap<String, Json>();
    released.files().forEach((name, text) -> files.put(name, new Json.Text(sha256(utf8(text)))));
    var gate = new TreeMap<String, Json>();
    signed.gate().forEach((name, value) -> gate.put(name, new Json.Num(value)));
    return Json.Obj.of(
            Map.of(
                "schema",
                new Json.Text(SCHEMA),
                "producer",
                new Json.Text(signed.producer().text()),
                "preparedBy",
                new Json.Text(signed.preparedBy()),
                "approvedBy",
                Json.Arr.of(released.approvedBy()),
                "releasedAt",
                new Json.Text(signed.at().toString()),
                "gate",
                new Json.Obj(gate),
                "files",
                new Json.Obj(files)))
        .canonical();
  }

  /// Reads a package, if it is the one that was released: every file of the note is there with the
  /// text that it had.
  ///
  /// @throws ConfigException when it is not
  public static Contents read(Path folder) throws IOException {
    Path note = folder.resolve(FILE);
    if (!Files.isRegularFile(note)) {
      throw wrong(FILE, "none in " + folder, "a folder that `share pack` wrote");
    }
    Json.Obj read = parse(bytes(note));
    Optional<StixId> producer =
        read.text("producer").flatMap(StixId::parse).filter(id -> id.type().equals("identity"));
    Optional<Json.Obj> files = read.object("files").filter(f -> f.get(Gate.BUNDLE).isPresent());
    if (!read.text("schema").equals(Optional.of(SCHEMA))
        || producer.isEmpty()
        || files.isEmpty()
        || read.list("approvedBy").isEmpty()) {
      throw wrong(FILE, "something else", "a note of " + SCHEMA);
    }
    String bundle = "";
    for (String name : files.get().members().keySet()) {
      byte[] text = released(folder, name, files.get().text(name));
      if (name.equals(Gate.BUNDLE)) {
        bundle = new String(text, StandardCharsets.UTF_8);
      }
    }
    return new Contents(producer.get(), bundle);
  }

  private static byte[] released(Path folder, String name, Optional<String> hash)
      throws IOException {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}")) {
      throw wrong(FILE, "something else", "plain names of files");
    }
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw wrong(name, "none", "every file that was released");
    }
    byte[] text = bytes(file);
    if (!hash.equals(Optional.of(sha256(text)))) {
      throw wrong(name, "another text than was released", "a folder as `share pack` wrote it");
    }
    return text;
  }

  private static Json.Obj parse(byte[] note) {
    try {
      if (JsonCursor.value(note, LIMITS) instanceof Json.Obj object) {
        return object;
      }
    } catch (BadJson _) {
      // told below
    }
    throw wrong(FILE, "something else", "a note of " + SCHEMA);
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw wrong(String.valueOf(file.getFileName()), "a longer file", "at most 64 MiB");
      }
      return bytes;
    }
  }

  private static ConfigException wrong(String file, String found, String expected) {
    return new ConfigException("share push", file, found, expected);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
