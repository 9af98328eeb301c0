// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder of small files that are written once and never again: of two runs that write one name,
/// one wins and the other is told what stands there. For its owner's eyes only.
///
/// @param path of the folder; it is made with its first file
public record WriteOnceFolder(Path path) {
  /// The largest file, in bytes.
  public static final int LARGEST = 64 << 20;

  /// Writes a file; what stood under the name before comes back, and stays.
  ///
  /// @param name a plain, visible file name
  /// @throws IOException when the file is too large, or the disk refuses
  public Optional<byte[]> put(String name, byte[] content) throws IOException {
    if (content.length > LARGEST) {
      throw new IOException(path.resolve(name) + " would be larger than 64 MiB");
    }
    try {
      SecretFile.create(file(name), content);
      return Optional.empty();
    } catch (FileAlreadyExistsException e) {
      return read(name);
    }
  }

  /// The bytes under a name; empty when there are none.
  ///
  /// @throws IOException when the file is too large, or the disk refuses
  public Optional<byte[]> read(String name) throws IOException {
    try (var in = Files.newInputStream(file(name))) {
      byte[] found = in.readNBytes(LARGEST + 1);
      if (found.length > LARGEST) {
        throw new IOException(file(name) + " is larger than 64 MiB");
      }
      return Optional.of(found);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// The names that end in some way, in their order.
  public List<String> names(String ending) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (var files = Files.list(path)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ending) && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private Path file(String name) {
    if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
      throw new IllegalArgumentException("a plain, visible file name is due");
    }
    return path.resolve(name);
  }
}
