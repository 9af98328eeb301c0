// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.base.ConfigException;

/// The files that an operator means by naming files and folders.
public final class LogFiles {
  private LogFiles() {}

  /// Every file named, and every file below a folder named, in the order of the arguments and
  /// inside a folder sorted by path. Hidden files and folders inside a folder are passed over, so
  /// that an unfinished output of ours is never read as input.
  ///
  /// @param flag the flag or setting that carried the paths, for the message
  /// @throws ConfigException when a path does not exist or a folder holds no file
  /// @throws IOException when a folder cannot be listed
  public static List<Source> find(String flag, List<Path> paths) throws IOException {
    var found = new ArrayList<Source>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        found.addAll(below(flag, path));
      } else if (Files.exists(path)) {
        found.add(Source.of(path));
      } else {
        throw new ConfigException(flag, path.toString(), "nothing", "a file or a folder");
      }
    }
    return List.copyOf(found);
  }

  private static List<Source> below(String flag, Path folder) throws IOException {
    try (var walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      var files =
          walk.filter(Files::isRegularFile)
              .map(folder::relativize)
              .filter(LogFiles::visible)
              .sorted(Comparator.comparing(Path::toString))
              .map(relative -> Source.of(folder.resolve(relative)))
              .toList();
      if (files.isEmpty()) {
        throw new ConfigException(flag, folder.toString(), "an empty folder", "files in it");
      }
      return files;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean visible(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
