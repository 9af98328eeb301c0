// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.bundle.Manifest;

/// Material as files, and back.
public final class MaterialFiles {
  static final String EVENTS = "events.jsonl";
  static final String AUDIT = "audit.jsonl";

  private static final String EVIDENCE = "evidence/";
  private static final String POLICIES = "policies/";
  private static final String TEXTS = "texts/";
  private static final Set<String> MADE =
      Set.of(Manifest.NAME, CaseFiles.JSON, CaseFiles.PAGE, CaseFiles.ACCOUNTS, CaseFiles.README);

  private MaterialFiles() {}

  static SortedMap<String, byte[]> of(Material material) {
    var files = new TreeMap<String, byte[]>();
    files.put(EVENTS, lines(material.events()));
    files.put(AUDIT, lines(material.audit().stream().map(AuditJson::write).toList()));
    put(files, EVIDENCE, ".json", material.evidence());
    put(files, POLICIES, ".yaml", material.policies());
    put(files, TEXTS, ".txt", material.words());
    return files;
  }

  private static void put(
      Map<String, byte[]> files, String folder, String ending, Map<String, String> texts) {
    texts.forEach((id, text) -> files.put(folder + id + ending, CaseFiles.bytes(text)));
  }

  private static byte[] lines(List<String> lines) {
    return CaseFiles.bytes(lines.stream().map(l -> l + "\n").collect(Collectors.joining()));
  }

  /// The material in a bundle.
  ///
  /// @throws Damaged when a file is missing, is none of ours or cannot be read
  public static Material read(Manifest manifest, SortedMap<String, byte[]> files) throws Damaged {
    var evidence = new TreeMap<String, String>();
    var policies = new TreeMap<String, String>();
    var words = new TreeMap<String, String>();
    for (var file : files.entrySet()) {
      String name = file.getKey();
      if (!take(name, EVIDENCE, ".json", file.getValue(), evidence)
          && !take(name, POLICIES, ".yaml", file.getValue(), policies)
          && !take(name, TEXTS, ".txt", file.getValue(), words)
          && !MADE.contains(name)
          && !name.equals(EVENTS)
          && !name.equals(AUDIT)) {
        throw new Damaged(name + " has no place in a bundle");
      }
    }
    return new Material(
        manifest.tool(),
        manifest.caseId(),
        manifest.asOfMillis(),
        lines(files, EVENTS),
        evidence,
        policies,
        words,
        audit(lines(files, AUDIT)));
  }

  private static boolean take(
      String name, String folder, String ending, byte[] file, Map<String, String> to)
      throws Damaged {
    boolean belongs = name.startsWith(folder) && name.endsWith(ending);
    if (belongs) {
      to.put(name.substring(folder.length(), name.length() - ending.length()), text(name, file));
    }
    return belongs;
  }

  private static List<String> lines(SortedMap<String, byte[]> files, String name) throws Damaged {
    byte[] file = files.getOrDefault(name, new byte[0]);
    String text = text(name, file);
    if (!text.endsWith("\n")) {
      throw new Damaged(name + " is missing, or its last line has no end");
    }
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  private static List<AuditEntry> audit(List<String> lines) throws Damaged {
    var entries = new ArrayList<AuditEntry>();
    for (String line : lines) {
      entries.add(AuditJson.read(line));
    }
    return entries;
  }

  private static String text(String name, byte[] file) throws Damaged {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new Damaged(name + " is no text in UTF-8");
    }
  }
}
