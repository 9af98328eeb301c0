// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.apps.server.bundle.TooLarge;

/// The files of a bundle. They follow from the material alone, bit for bit: whoever has it can make
/// them again and compare.
public final class CaseFiles {
  /// Version of the program that makes files of this form.
  public static final String TOOL = "0.1.0";

  static final String JSON = "case.json";
  static final String PAGE = "case.html";
  static final String ACCOUNTS = "accounts.csv";
  static final String README = "README.txt";

  private CaseFiles() {}

  /// All files, the manifest among them.
  ///
  /// @throws Damaged when the material is none of a case
  public static SortedMap<String, byte[]> of(Material material) throws Damaged {
    ObjectNode json = CaseJson.of(material, Proceedings.of(material));
    var files = new TreeMap<>(MaterialFiles.of(material));
    files.put(JSON, bytes(json + "\n"));
    files.put(PAGE, bytes(CasePage.of(json)));
    files.put(ACCOUNTS, bytes(AccountsTable.of(json)));
    files.put(README, readme());
    files.put(
        Manifest.NAME,
        Manifest.of(material.tool(), material.caseId(), material.asOfMillis(), files).json());
    return files;
  }

  /// The bundle.
  static byte[] zip(SortedMap<String, byte[]> files) throws TooLarge {
    return Archive.write(files);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] readme() {
    try (InputStream in = CaseFiles.class.getResourceAsStream(README)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the text is part of this module", e);
    }
  }
}
