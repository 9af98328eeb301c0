// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Names a program by its bytes, since the state of another one must not be taken over: it may have
/// counted differently.
final class Build {
  private Build() {}

  /// SHA-256 over the bytes of every part of a class path that is ours, and the names, which hold
  /// the versions, of the others.
  static String digest(String classPath) throws IOException {
    MessageDigest digest = sha256();
    for (String part : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      digest.update(nameOf(path));
      for (Path file : ours(path)) {
        digest.update(nameOf(file));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] nameOf(Path path) {
    return String.valueOf(path.getFileName()).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> ours(Path part) throws IOException {
    if (Files.isDirectory(part.resolve("org/stillwatch"))) {
      try (Stream<Path> files = Files.walk(part)) {
        return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
      }
    }
    boolean jar = String.valueOf(part.getFileName()).startsWith("stillwatch");
    return jar && Files.isRegularFile(part) ? List.of(part) : List.of();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
