// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Everything that the journal writes. Tests put slow, failing and forgetful disks in its place.
interface Disk {
  /// A new file for its owner's eyes only.
  Output create(Path file) throws IOException;

  /// A file that is there.
  Output open(Path file) throws IOException;

  /// Gives a file its name.
  void rename(Path from, Path to) throws IOException;

  /// Takes a file away, if it is there.
  void delete(Path file) throws IOException;

  /// Returns when the names in a folder are on the disk.
  void forceFolder(Path folder) throws IOException;

  /// A file that is written.
  interface Output extends Closeable {
    /// Writes all of the bytes at a place.
    void write(ByteBuffer bytes, long at) throws IOException;

    /// Cuts the file off.
    void truncate(long length) throws IOException;

    /// Returns when what was written is on the disk, length included.
    void force() throws IOException;
  }
}
