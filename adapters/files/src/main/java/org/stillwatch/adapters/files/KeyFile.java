// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;

/// The fingerprint key of a deployment in a file: 32 bytes, or the same as 64 hexadecimal digits.
/// No message of this class carries a byte of it.
public final class KeyFile {
  private static final int DIGITS = 2 * FingerprintKey.BYTES;
  private static final String EXPECTED = "32 bytes, or 64 hexadecimal digits";

  private KeyFile() {}

  /// The key in a file; where there is no file, a new key is made and written once, for its owner's
  /// eyes only. Of two runs that start together, one writes and both use the same key.
  ///
  /// @throws ConfigException when the file holds anything else
  public static FingerprintKey load(Path file, SecureRandom dice) throws IOException {
    if (!Files.exists(file)) {
      create(file, dice);
    }
    return parse(file.toString(), firstBytes(Files.newInputStream(file)));
  }

  /// The published key of demos, tests and golden scenarios, `docs/formats/demo.key`. Hashes made
  /// with it hide nothing.
  public static FingerprintKey demo() {
    var published = Objects.requireNonNull(KeyFile.class.getResourceAsStream("demo.key"));
    try {
      return parse("demo.key", firstBytes(published));
    } catch (IOException e) {
      throw new IllegalStateException("the demo key is part of this module", e);
    }
  }

  /// How outputs name a key: its id, and for the published one a warning.
  public static String label(FingerprintKey key) {
    String id = key.keyId();
    return id.equals(demo().keyId()) ? id + " (demo key)" : id;
  }

  private static byte[] firstBytes(InputStream stream) throws IOException {
    try (stream) {
      return stream.readNBytes(DIGITS + 3);
    }
  }

  private static FingerprintKey parse(String where, byte[] found) {
    if (found.length == FingerprintKey.BYTES) {
      return new FingerprintKey(found);
    }
    String text = new String(found, StandardCharsets.ISO_8859_1).strip();
    if (!text.matches("[0-9a-fA-F]{" + DIGITS + "}")) {
      throw new ConfigException(where, "key", "something else", EXPECTED);
    }
    return new FingerprintKey(HexFormat.of().parseHex(text));
  }

  private static void create(Path file, SecureRandom dice) throws IOException {
    byte[] secret = new byte[FingerprintKey.BYTES];
    dice.nextBytes(secret);
    try {
      SecretFile.create(file, secret);
    } catch (FileAlreadyExistsException e) {
      // another run was first: its key is the key
    }
  }
}
