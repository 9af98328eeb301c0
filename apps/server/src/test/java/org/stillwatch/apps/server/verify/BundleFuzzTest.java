// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.apps.server.bundle.TooLarge;
import org.stillwatch.apps.server.casefile.CaseFiles;
import org.stillwatch.apps.server.casefile.MaterialFiles;
import org.stillwatch.apps.server.casefile.SmallCase;

/// Whatever somebody hands over as a bundle, `stillwatch verify` says that it does not hold, unless
/// it is one. In CI the kept corpus is replayed; with `JAZZER_FUZZ=1` bytes are made up
/// (`bin/fuzz`).
final class BundleFuzzTest {
  @TempDir private static Path folder = Path.of("");
  private static SortedMap<String, byte[]> honest = new TreeMap<>();

  @BeforeAll
  static void exported() throws Exception {
    try (var one = SmallCase.worked(folder)) {
      honest = Archive.read(one.bundle());
    }
    assertThat(holds(honest)).isTrue();
  }

  private static boolean holds(SortedMap<String, byte[]> files) throws TooLarge {
    return BundleCheck.of(Archive.write(files), Optional.empty()).holds();
  }

  /// A whole file.
  @FuzzTest(maxDuration = "10m")
  void archives(byte[] zip) throws TooLarge {
    assertThat(BundleCheck.of(zip, Optional.empty()).holds()).isFalse();
    try {
      assertThat(Archive.write(Archive.read(zip))).isEqualTo(zip);
    } catch (Damaged e) {
      assertThat(e.sentence()).isNotBlank();
    }
    try {
      assertThat(Manifest.read(zip).json()).isEqualTo(zip);
    } catch (Damaged e) {
      assertThat(e.sentence()).isNotBlank();
    }
  }

  /// A change in one file of a bundle that holds: which file, from where (two bytes), how many
  /// bytes go, and those that come. The forger lists the files anew, and then makes anew what
  /// people read.
  @FuzzTest(maxDuration = "10m")
  void forgeries(byte[] change) throws TooLarge {
    if (change.length < 4) {
      return;
    }
    var names = new ArrayList<>(honest.keySet());
    String name = names.get((change[0] & 0xff) % names.size());
    byte[] before = honest.getOrDefault(name, new byte[0]);
    byte[] after = changed(before, change);
    if (!Arrays.equals(before, after)) {
      var forged = new TreeMap<>(honest);
      forged.put(name, after);
      assertThat(holds(forged)).as(name).isFalse();
      if (!name.equals(Manifest.NAME)) {
        madeAnew(forged, name);
      }
    }
  }

  private static byte[] changed(byte[] file, byte[] change) {
    int from = Math.min((change[1] & 0xff) << 8 | (change[2] & 0xff), file.length);
    int to = Math.min(from + (change[3] & 0xff), file.length);
    var out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    out.write(change, 4, change.length - 4);
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  /// What people wrote stands under the hash of the manifest alone, as a check says itself.
  private static void madeAnew(SortedMap<String, byte[]> forged, String name) throws TooLarge {
    try {
      Manifest old = Manifest.read(forged.getOrDefault(Manifest.NAME, new byte[0]));
      Manifest listed = Manifest.of(old.tool(), old.caseId(), old.asOfMillis(), forged);
      forged.put(Manifest.NAME, listed.json());
      assertThat(holds(forged)).as(name + ", listed anew").isFalse();
      if (!name.startsWith("texts/") && name.matches(".*(/|jsonl$).*")) {
        var made = CaseFiles.of(MaterialFiles.read(listed, forged));
        assertThat(holds(made)).as(name + ", all made anew").isFalse();
      }
    } catch (Damaged e) {
      assertThat(e.sentence()).isNotBlank();
    }
  }
}
