// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.apps.server.casefile.Material;
import org.stillwatch.apps.server.casefile.MaterialFiles;
import org.stillwatch.apps.server.casefile.Proceedings;
import org.stillwatch.apps.server.verify.BundleCheck;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.Campaign;

/// A case as `case export` wrote it, after every check of `verify`.
///
/// @param zip the bundle, byte for byte
/// @param files of it, by name
/// @param material what was written down when it happened
/// @param proceedings where the case stood when it was exported
/// @param campaign the record of it that was kept last
public record ExportedCase(
    Bytes zip,
    SortedMap<String, byte[]> files,
    Material material,
    Proceedings proceedings,
    Campaign campaign) {
  private static final String VIEW = "case.json";

  public ExportedCase {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Bytes that nobody changes.
  public interface Bytes {
    /// A copy of them.
    byte[] copy();
  }

  /// Reads a bundle and checks it.
  ///
  /// @param option that named the file, for messages
  /// @throws ConfigException when it is not there, is not what was written down, or is about no
  ///   campaign
  public static ExportedCase read(String option, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(option, "file", "none at " + file, "a bundle of `case export`");
    }
    byte[] zip;
    try (InputStream in = Files.newInputStream(file)) {
      zip = in.readNBytes(Archive.MOST_ZIP_BYTES + 1);
    }
    return of(zip)
        .orElseThrow(() ->
            new ConfigException(
                option,
                file.toString(),
                "a bundle that does not verify, or is about no campaign",
                "a case of a campaign for which `stillwatch verify` says `verified`"));
  }

  /// The case in a bundle; empty when it does not verify or is about no campaign.
  public static Optional<ExportedCase> of(byte[] zip) {
    byte[] kept = zip.clone();
    if (!BundleCheck.of(kept, Optional.empty()).holds()) {
      return Optional.empty();
    }
    try {
      SortedMap<String, byte[]> files = Archive.read(kept);
      Material material =
          MaterialFiles.read(Manifest.read(files.getOrDefault(Manifest.NAME, new byte[0])), files);
      Proceedings proceedings = Proceedings.of(material);
      Campaign campaign =
          CampaignLines.read(
              new JsonMapper()
                  .readTree(files.getOrDefault(VIEW, new byte[0]))
                  .path("found")
                  .toString());
      return campaign.id().equals(proceedings.one().campaign())
          ? Optional.of(new ExportedCase(kept::clone, files, material, proceedings, campaign))
          : Optional.empty();
    } catch (Damaged | IOException e) {
      return Optional.empty();
    }
  }
}
