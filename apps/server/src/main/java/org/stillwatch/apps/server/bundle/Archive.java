// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Files as a zip that has exactly one form: sorted by name, not compressed, all of one time. So
/// every byte of it says something, and nothing in it can grow when it is read.
///
/// Fails closed: whatever is not in that form is refused whole.
public final class Archive {
  /// The most bytes of all files.
  public static final int MOST_BYTES = 32 << 20;

  /// The most files.
  public static final int MOST_FILES = 20_000;

  /// The most bytes of the zip: names stand in it twice.
  public static final int MOST_ZIP_BYTES = MOST_BYTES + MOST_FILES * 512;

  private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final Pattern NAME =
      Pattern.compile("([a-z]{1,16}/)?[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

  private Archive() {}

  /// Whether a file of this name may lie in a bundle: at most one folder deep, nothing hidden,
  /// nothing that leads out of it.
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /// The zip of files by their names.
  ///
  /// @throws TooLarge when they are more than a bundle holds
  public static byte[] write(SortedMap<String, byte[]> files) throws TooLarge {
    long bytes = files.values().stream().mapToLong(file -> file.length).sum();
    if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
      throw new TooLarge();
    }
    var zip = new ByteArrayOutputStream((int) bytes + (files.size() + 1) * 256);
    try (var out = new ZipOutputStream(zip, StandardCharsets.UTF_8)) {
      out.setMethod(ZipOutputStream.STORED);
      for (var file : files.entrySet()) {
        out.putNextEntry(entry(file.getKey(), file.getValue()));
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory is always written", e);
    }
    return zip.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] file) {
    if (!isName(name)) {
      throw new IllegalArgumentException("no name of a file in a bundle");
    }
    var crc = new CRC32();
    crc.update(file);
    var entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(file.length);
    entry.setCrc(crc.getValue());
    return entry;
  }

  /// The files of a zip by their names.
  ///
  /// @throws Damaged when it is not exactly what [#write] makes of its files
  public static SortedMap<String, byte[]> read(byte[] zip) throws Damaged {
    var files = new TreeMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      long left = MOST_BYTES;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] file = file(in, entry, files, left);
        left -= file.length;
        files.put(entry.getName(), file);
      }
    } catch (IOException | IllegalArgumentException e) { // names that are no UTF-8 are the latter
      throw new Damaged(
          "it cannot be read to its end as a zip; its %d first files can".formatted(files.size()));
    }
    if (files.isEmpty() || !isCanonical(files, zip)) {
      throw new Damaged(
          "the zip holds bytes that none of its files accounts for: it was packed by something else, or altered");
    }
    return files;
  }

  private static byte[] file(
      ZipInputStream in, ZipEntry entry, SortedMap<String, byte[]> before, long left)
      throws Damaged, IOException {
    if (!isName(entry.getName())) {
      throw new Damaged("a file of it has a name that none has in a bundle");
    }
    if (before.containsKey(entry.getName())) {
      throw new Damaged("two files of it have one name: " + entry.getName());
    }
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new Damaged(entry.getName() + " is compressed: nothing is in a bundle");
    }
    if (before.size() >= MOST_FILES || entry.getSize() > left || entry.getSize() < 0) {
      throw new Damaged(new TooLarge().sentence());
    }
    byte[] file = in.readNBytes((int) entry.getSize());
    in.closeEntry();
    return file;
  }

  private static boolean isCanonical(SortedMap<String, byte[]> files, byte[] zip) {
    try {
      return Arrays.equals(write(files), zip);
    } catch (TooLarge e) {
      return false;
    }
  }
}
