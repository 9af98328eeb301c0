// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.casefile.CaseFiles;

/// The lists of what a package holds: `manifest.json`, `referral-package/1`, for programs, and
/// `SHA256SUMS` for sha256sum.
final class PackageList {
  static final String MANIFEST = "manifest.json";
  static final String SUMS = "SHA256SUMS";

  private static final String SCHEMA = "stillwatch.referral-package/1";

  private PackageList() {}

  /// Files with both lists.
  ///
  /// @param files all others
  static SortedMap<String, byte[]> listed(
      String referral, String caseId, SortedMap<String, byte[]> files) {
    var all = new TreeMap<>(files);
    all.put(
        SUMS,
        files.entrySet().stream()
            .map(f -> Hash.of(f.getValue()) + "  " + f.getKey() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
    all.put(MANIFEST, manifest(referral, caseId, all));
    return all;
  }

  private static byte[] manifest(String referral, String caseId, SortedMap<String, byte[]> files) {
    var json = new JsonMapper().createObjectNode();
    json.put("schema", SCHEMA);
    json.put("tool", CaseFiles.TOOL);
    json.put("referral", referral);
    json.put("case", caseId);
    var list = json.putArray("files");
    files.forEach((name, file) ->
        list.addObject().put("name", name).put("bytes", file.length).put("sha256", Hash.of(file)));
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
