// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.snapshot;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.base.FingerprintKey;

/// One file with a state and the place in the journal up to which it has read. The file is replaced
/// as a whole, and it is signed with the fingerprint key: what was cut off, damaged, changed, or
/// written by another program or with other settings, is as if it were not there, and the journal,
/// which is the truth, is read from its beginning.
///
/// Layout: `stillwatch-snapshot/1`, the position, and the signature, each as a text with its
/// length; then the state, packed by zstd. The signature covers everything else and the identity of
/// the program and of the settings, which are not in the file.
public final class SnapshotFile {
  private static final String MAGIC = "stillwatch-snapshot/1";
  private static final int LEVEL = 1;

  private final Path file;
  private final FingerprintKey key;
  private final String identity;

  /// @param settings names everything on which the state depends besides the journal
  public SnapshotFile(Path file, FingerprintKey key, String settings) throws IOException {
    this.file = file;
    this.key = key;
    this.identity = Build.digest(System.getProperty("java.class.path")) + "\n" + settings;
  }

  /// A state and where it stands.
  ///
  /// @param at everything before this place of the journal is in it
  public record Snapshot<T>(T state, Position at) {}

  /// Replaces the file; on return it is on disk.
  public void write(Object state, Position at) throws IOException {
    Path packed = file.resolveSibling(file.getFileName() + ".packed");
    Path next = file.resolveSibling(file.getFileName() + ".next");
    MessageDigest digest = Build.sha256();
    try (var out =
        new ZstdOutputStream(
            new DigestOutputStream(Files.newOutputStream(packed), digest), LEVEL)) {
      new ObjectGraph(key).write(state, out);
    }
    try (var channel =
            FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        var in = Files.newInputStream(packed)) {
      var out = new DataOutputStream(Channels.newOutputStream(channel));
      out.writeUTF(MAGIC);
      out.writeUTF(at.toString());
      out.writeUTF(signature(at, digest));
      in.transferTo(out);
      channel.force(true);
    }
    Files.delete(packed);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// What was written last by this program with these settings; empty when there is no such thing.
  public <T> Optional<Snapshot<T>> read(Class<T> type) throws IOException {
    try {
      Optional<Position> at = verified();
      if (at.isEmpty()) {
        return Optional.empty();
      }
      try (var in = head(Files.newInputStream(file))) {
        skipHead(in);
        return Optional.of(
            new Snapshot<>(new ObjectGraph(key).read(type, new ZstdInputStream(in)), at.get()));
      }
    } catch (NoSuchFileException | EOFException e) {
      return Optional.empty();
    }
  }

  private Optional<Position> verified() throws IOException {
    MessageDigest digest = Build.sha256();
    try (var in = head(Files.newInputStream(file))) {
      if (!in.readUTF().equals(MAGIC)) {
        return Optional.empty();
      }
      String at = in.readUTF();
      String signature = in.readUTF();
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      Position position = Position.parse(at);
      return signature.equals(signature(position, digest))
          ? Optional.of(position)
          : Optional.empty();
    } catch (UTFDataFormatException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DataInputStream head(InputStream file) {
    return new DataInputStream(new BufferedInputStream(file));
  }

  private static void skipHead(DataInputStream in) throws IOException {
    for (int i = 0; i < 3; i++) {
      in.readUTF();
    }
  }

  private String signature(Position at, MessageDigest digest) {
    String signed = MAGIC + "\n" + identity + "\n" + at + "\n";
    return HexFormat.of()
        .formatHex(
            key.mac("stillwatch/snapshot\n" + signed + HexFormat.of().formatHex(digest.digest())));
  }
}
