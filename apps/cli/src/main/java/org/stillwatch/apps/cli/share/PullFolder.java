// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.taxii.PullState;

/// What was pulled from one collection: `objects.jsonl`, a line for each version with whose word it
/// is and the signature of its author if there is one, and `place.json`, up to where it was read. A
/// page is on the disk before its place is, and what a killed run wrote beyond its place is cut
/// off, so each version stands there once, and once more when its author's signature came later.
public final class PullFolder implements AutoCloseable {
  private static final String OBJECTS = "objects.jsonl";
  private static final String PLACE = "place.json";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path folder;
  private final FileChannel objects;
  private PullState state;

  private PullFolder(Path folder, FileChannel objects, PullState state) {
    this.folder = folder;
    this.objects = objects;
    this.state = state;
  }

  /// The place in a file.
  ///
  /// @param bytes of `objects.jsonl` that belong to it
  private record Place(
      long lastMicros,
      long fromMicros,
      Optional<String> next,
      SortedSet<String> atLast,
      long bytes) {
    private Place {
      atLast = new TreeSet<>(atLast);
    }

    PullState state() {
      return new PullState(lastMicros, fromMicros, next, atLast);
    }
  }

  /// Opens a folder, begun when there is none.
  ///
  /// @throws ConfigException when another run reads into it just now, or it belongs to something
  ///   else
  public static PullFolder open(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    var channel =
        FileChannel.open(
            folder.resolve(OBJECTS), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(channel);
      Path file = folder.resolve(PLACE);
      if (!Files.exists(file)) {
        if (channel.size() > 0) {
          throw wrong("one with objects and without a place");
        }
        keep(file, PullState.BEGIN, 0);
      }
      Place read = place(file);
      if (channel.size() < read.bytes()) {
        throw wrong("one whose objects are shorter than its place says");
      }
      channel.truncate(read.bytes());
      channel.position(read.bytes());
      return new PullFolder(folder, channel, read.state());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException _) {
      // by this very process
    }
    throw wrong("one that another run writes into");
  }

  private static Place place(Path file) throws IOException {
    try {
      var tree = MAPPER.readTree(Files.readString(file));
      var atLast = new TreeSet<String>();
      tree.required("atLast").forEach(name -> atLast.add(name.asText()));
      String next = tree.required("next").asText();
      return new Place(
          tree.required("lastMicros").asLong(),
          tree.required("fromMicros").asLong(),
          next.isEmpty() ? Optional.empty() : Optional.of(next),
          atLast,
          tree.required("bytes").asLong());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw wrong("one with another place.json");
    }
  }

  private static ConfigException wrong(String found) {
    return new ConfigException("--out", "folder", found, "a folder of `share pull`, or a new one");
  }

  /// How far it was read.
  public PullState state() {
    return state;
  }

  /// Keeps a page, and then how far it goes.
  public void add(List<Received> fresh, PullState after) throws IOException {
    var lines = new StringBuilder();
    for (Received one : fresh) {
      lines
          .append("{\"object\":")
          .append(one.raw().canonical())
          .append(one.signature().map(jws -> ",\"signature\":\"" + jws + "\"").orElse(""))
          .append(",\"standing\":\"")
          .append(one.standing().name().toLowerCase(Locale.ROOT))
          .append("\"}\n");
    }
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
    while (bytes.hasRemaining()) {
      objects.write(bytes);
    }
    objects.force(true);
    keep(folder.resolve(PLACE), after, objects.position());
    state = after;
  }

  private static void keep(Path file, PullState after, long bytes) throws IOException {
    var tree = MAPPER.createObjectNode();
    tree.put("lastMicros", after.lastMicros()).put("fromMicros", after.fromMicros());
    tree.put("next", after.next().orElse("")).put("bytes", bytes);
    after.atLast().forEach(tree.putArray("atLast")::add);
    SecretFile.replace(file, tree.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    objects.close();
  }
}
