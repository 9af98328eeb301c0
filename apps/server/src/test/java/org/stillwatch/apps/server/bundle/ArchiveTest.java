// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private static SortedMap<String, byte[]> files(String... names) {
    var files = new TreeMap<String, byte[]>();
    for (String name : names) {
      files.put(name, name.getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  /// A zip as others pack it.
  private static byte[] foreign(int method, Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        var crc = new CRC32();
        crc.update(file.getValue());
        entry.setMethod(method);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void refused(byte[] zip, String why) {
    assertThatThrownBy(() -> Archive.read(zip))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining(why);
  }

  @Test
  void what_was_packed_comes_out_and_packs_to_the_same_bytes() throws Exception {
    byte[] zip = Archive.write(files("b.json", "a.txt", "texts/t_1.txt"));

    assertThat(Archive.read(zip).keySet()).containsExactly("a.txt", "b.json", "texts/t_1.txt");
    assertThat(Archive.write(Archive.read(zip))).isEqualTo(zip);
  }

  @Test
  void names_that_lead_elsewhere_are_refused() throws IOException {
    for (String name :
        List.of("../a", "/a", "a/../b", "a/b/c", "a\\b", ".hidden", "a/.b", "C:a", "a\nb", "a/")) {
      assertThat(Archive.isName(name)).as(name).isFalse();
      refused(foreign(ZipEntry.STORED, files(name)), "a name that none has");
    }
  }

  @Test
  void a_bomb_is_refused_before_it_grows() throws IOException {
    byte[] bomb = foreign(ZipEntry.DEFLATED, Map.of("case.json", new byte[256 << 20]));

    assertThat(bomb.length).isLessThan(1 << 20);
    refused(bomb, "case.json is compressed");
  }

  @Test
  void two_files_of_one_name_are_refused() throws Exception {
    var bytes = new TreeMap<String, byte[]>();
    bytes.put("aa", new byte[] {1});
    bytes.put("ab", new byte[] {1});
    String same = new String(foreign(ZipEntry.STORED, bytes), StandardCharsets.ISO_8859_1);
    refused(same.replace("ab", "aa").getBytes(StandardCharsets.ISO_8859_1), "two files of it");
  }

  @Test
  void what_hides_before_between_or_behind_files_is_refused() throws Exception {
    byte[] zip = Archive.write(files("a", "b"));
    byte[] longer = Arrays.copyOf(zip, zip.length + 1);
    byte[] later = new byte[zip.length + 1];
    System.arraycopy(zip, 0, later, 1, zip.length);

    refused(longer, "holds bytes that none of its files accounts for");
    refused(later, "holds bytes that none of its files accounts for");
    refused(Arrays.copyOf(zip, zip.length - 1), "holds bytes that none");
    refused(foreign(ZipEntry.STORED, files("a", "b")), "holds bytes that none");
    refused(new byte[0], "holds bytes that none");
  }

  @Test
  void more_than_fits_is_neither_packed_nor_read() throws Exception {
    var large = new TreeMap<String, byte[]>();
    large.put("a", new byte[Archive.MOST_BYTES]);
    assertThat(Archive.read(Archive.write(large))).hasSize(1);
    large.put("b", new byte[1]);
    assertThatThrownBy(() -> Archive.write(large))
        .isInstanceOf(TooLarge.class)
        .hasMessage("a bundle holds at most 20,000 files and 33,554,432 bytes");
    refused(foreign(ZipEntry.STORED, large), "a bundle holds at most");
  }
}
