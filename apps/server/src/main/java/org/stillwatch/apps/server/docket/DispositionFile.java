// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.adapters.json.DispositionLines;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Disposition;

/// The file of what people decided, which every scan and `calibrate` read. It is for its owner's
/// eyes: it names accounts.
///
/// @param path made when it is missing, with its folder
public record DispositionFile(Path path) {
  private static final long LARGEST = 1L << 28;

  /// Tells one state of the file from another.
  ///
  /// @param bytes its length
  /// @param changed when it was written last
  record Version(long bytes, Optional<FileTime> changed) {
    static final Version NONE = new Version(0, Optional.empty());
  }

  /// What state it is in.
  Version version() throws IOException {
    return Files.exists(path)
        ? new Version(Files.size(path), Optional.of(Files.getLastModifiedTime(path)))
        : Version.NONE;
  }

  /// All of it; nothing where there is no file.
  byte[] bytes() throws IOException {
    if (!Files.exists(path)) {
      return new byte[0];
    }
    if (Files.size(path) > LARGEST) {
      throw new IOException("the file of decisions is larger than 256 MiB");
    }
    return Files.readAllBytes(path);
  }

  /// Forgets decisions about an account and its name in others. Lines that cannot be read go, too,
  /// where they hold the name.
  public void forget(AccountId account, FingerprintKey key) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    var lines = new DispositionLines(key);
    String name = account.value();
    var left = new ArrayList<String>();
    for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (lines.read(bytes, 0, bytes.length) instanceof Row.Good<Disposition> good) {
        without(good.value(), name).map(DispositionLines::line).ifPresent(left::add);
      } else if (!line.contains(name)) {
        left.add(line);
      }
    }
    replace(left.isEmpty() ? "" : String.join("\n", left) + "\n");
  }

  private static Optional<Disposition> without(Disposition of, String account) {
    if (of.subject().kind().equals("account") && of.subject().id().equals(account)) {
      return Optional.empty();
    }
    var seen = of.seen();
    return Optional.of(
        new Disposition(
            of.subject(),
            of.verdict(),
            of.atMillis(),
            of.by(),
            of.untilMillis(),
            of.reason(),
            new Disposition.Seen(
                less(seen.accounts(), account), less(seen.tied(), account), seen.costly()),
            of.oneHand()));
  }

  private static Set<String> less(Set<String> names, String name) {
    return names.stream().filter(one -> !one.equals(name)).collect(Collectors.toSet());
  }

  private void replace(String text) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + ".forgetting");
    Files.deleteIfExists(beside);
    Files.createFile(
        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(beside, text);
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Adds a decision.
  public void append(Disposition decision) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (!Files.exists(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
      out.write((DispositionLines.line(decision) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
