// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.screen.BadList;
import org.stillwatch.share.screen.Warninglist;

/// Warninglists: those that are shipped, and those of folders, in MISP's format. A list that cannot
/// be read stops the run: what it would have held back would leave.
public final class Lists {
  private static final List<String> SHIPPED =
      List.of(
          "common-clients",
          "reserved-names",
          "reserved-networks",
          "shared-addresses",
          "special-addresses");

  private Lists() {}

  /// All of them.
  ///
  /// @param folders whose `list.json` or `*.json` files are lists, at any depth
  public static List<Warninglist> read(List<Path> folders) throws IOException {
    var lists = new ArrayList<Warninglist>();
    for (String name : SHIPPED) {
      try (InputStream in =
          Warninglist.class.getResourceAsStream("/warninglists/" + name + ".json")) {
        lists.add(list(name, Objects.requireNonNull(in).readAllBytes()));
      }
    }
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new ConfigException("--warninglists", "folder", "none", "a folder of MISP's lists");
      }
      try (var files = Files.walk(folder)) {
        for (Path file : files.filter(Lists::isList).sorted().toList()) {
          try (InputStream in = Files.newInputStream(file)) {
            int most = Math.toIntExact(JsonLimits.LIST.bytes());
            lists.add(list(String.valueOf(file.getFileName()), in.readNBytes(most + 1)));
          }
        }
      }
    }
    return List.copyOf(lists);
  }

  private static boolean isList(Path file) {
    return Files.isRegularFile(file) && String.valueOf(file.getFileName()).endsWith(".json");
  }

  private static Warninglist list(String name, byte[] json) {
    try {
      return Warninglist.read(json);
    } catch (BadList e) {
      throw new ConfigException(
          "--warninglists", name, String.valueOf(e.getMessage()), "a list in MISP's format");
    }
  }
}
