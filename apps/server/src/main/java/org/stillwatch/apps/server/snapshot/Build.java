// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Names the program that runs by its bytes, since the state of another one must not be taken over:
/// it may have counted differently.
final class Build {
  private Build() {}

  /// SHA-256 over every part of the class path that is ours.
  static String digest() throws IOException {
    MessageDigest digest = sha256();
    for (String part : System.getProperty("java.class.path").split(":", -1)) {
      for (Path file : ours(Path.of(part))) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.skipNBytes(Files.size(file));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> ours(Path part) throws IOException {
    if (Files.isDirectory(part.resolve("org/stillwatch"))) {
      try (Stream<Path> files = Files.walk(part)) {
        return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
      }
    }
    String name = part.getFileName() == null ? "" : part.getFileName().toString();
    return name.startsWith("stillwatch") && Files.isRegularFile(part)
        ? List.of(part)
        : new ArrayList<>();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
