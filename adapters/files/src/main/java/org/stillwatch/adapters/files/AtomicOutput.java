// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.base.ConfigException;

/// A folder of outputs that appears whole: files are written into a hidden sibling folder, and
/// [#publish] renames it to its name. A run that is killed leaves nothing under that name; the next
/// one clears away what it left beside it.
///
/// Where the folder exists, its other files stay, and ours are replaced one by one. The file
/// written last, by our rule the summary, is taken away first and set in place last: a folder with
/// a summary is always of one run.
public final class AtomicOutput implements AutoCloseable {
  private static final String WORK = ".work";

  private final Path target;
  private final PartialFolder partial;
  private final List<String> names = new ArrayList<>();
  private boolean published;

  private AtomicOutput(Path target, PartialFolder partial) {
    this.target = target;
    this.partial = partial;
  }

  /// Starts an output folder; folders above it are made when they are missing.
  ///
  /// @throws ConfigException when the name belongs to something that is no folder
  /// @throws IOException when another run is writing into the same folder, or the disk refuses
  public static AtomicOutput into(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ConfigException("--out", folder.toString(), "a file", "a folder or a new name");
    }
    Path target = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null) {
      throw new ConfigException("--out", folder.toString(), "the root", "a folder below it");
    }
    Files.createDirectories(parent);
    return new AtomicOutput(target, PartialFolder.beside(target));
  }

  /// A new file of the output; closing it forces its bytes to the disk.
  ///
  /// @param name a plain file name, each name once
  public OutputStream file(String name) throws IOException {
    if (name.isEmpty() || name.contains("/") || name.startsWith(".") || names.contains(name)) {
      throw new IllegalArgumentException("a new, plain, visible file name is due, got " + name);
    }
    var channel =
        FileChannel.open(
            partial.path().resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    names.add(name);
    return new Forced(channel);
  }

  /// A folder for what does not fit into memory, which must be empty again before [#publish].
  public Path work() throws IOException {
    return Files.createDirectories(partial.path().resolve(WORK));
  }

  /// Makes the output appear under its name.
  public void publish() throws IOException {
    if (names.isEmpty()) {
      throw new IllegalStateException("an output holds at least one file");
    }
    Files.deleteIfExists(partial.path().resolve(WORK));
    PartialFolder.force(partial.path());
    partial.unlock();
    if (Files.exists(target)) {
      replaceOneByOne();
    } else {
      Files.move(partial.path(), target, StandardCopyOption.ATOMIC_MOVE);
    }
    published = true;
    PartialFolder.force(target);
    PartialFolder.force(target.resolveSibling("."));
  }

  private void replaceOneByOne() throws IOException {
    Files.deleteIfExists(target.resolve(names.getLast()));
    PartialFolder.force(target);
    for (String name : names) {
      Files.move(
          partial.path().resolve(name),
          target.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    partial.remove();
  }

  /// Ends the run; without [#publish] before it, what was written is thrown away.
  @Override
  public void close() throws IOException {
    if (!published) {
      partial.unlock();
      partial.remove();
    }
  }

  /// A file whose bytes are on the disk once it is closed.
  private static final class Forced extends BufferedOutputStream {
    private final FileChannel channel;

    Forced(FileChannel channel) {
      super(Channels.newOutputStream(channel), 1 << 16);
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      if (channel.isOpen()) {
        try (channel) {
          flush();
          channel.force(true);
        }
      }
    }
  }
}
