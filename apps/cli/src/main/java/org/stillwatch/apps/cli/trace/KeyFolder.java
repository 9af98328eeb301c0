// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.files.RootKeyFile;
import org.stillwatch.adapters.files.WriteOnceFolder;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.RootKey;

/// Where the keys of marks lie: `root.key`, roots that were replaced, and for each week and root
/// what was committed to. Nothing of it is for other eyes than its owner's.
///
/// @param path of the folder
record KeyFolder(Path path) {
  private static final String ENDING = ".commitment";

  RootKey make(SecureRandom dice) throws IOException {
    return RootKeyFile.create(file(), dice);
  }

  RootKey root() throws IOException {
    return RootKeyFile.load(file());
  }

  /// Makes a new root; the old one stays under its name.
  RootKey rotate(SecureRandom dice) throws IOException {
    return RootKeyFile.rotate(file(), retired(root().rootId()), dice);
  }

  /// A root by its name, in use or not any more.
  RootKey root(String rootId) throws IOException {
    RootKey root = root();
    return root.rootId().equals(rootId) ? root : RootKeyFile.load(retired(rootId));
  }

  /// Keeps a commitment with the names of its leaves, unless one was made already: then that one
  /// comes back.
  Optional<Committed> keep(Committed committed) throws IOException {
    String name = name(committed.commitment().epoch(), committed.commitment().rootId());
    Optional<byte[]> before = epochs().put(name, committed.text().getBytes(UTF_8));
    return before.isPresent() ? Optional.of(read(name, before.get())) : Optional.empty();
  }

  /// All commitments, oldest week first.
  List<EpochCommitment> commitments() throws IOException {
    var all = new ArrayList<EpochCommitment>();
    for (Committed committed : committed()) {
      all.add(committed.commitment());
    }
    return List.copyOf(all);
  }

  /// What was committed to for a week, once for each root that it had.
  List<Committed> committed(long epoch) throws IOException {
    return committed().stream().filter(c -> c.commitment().epoch() == epoch).toList();
  }

  private List<Committed> committed() throws IOException {
    var all = new ArrayList<Committed>();
    for (String name : epochs().names(ENDING)) {
      Optional<byte[]> bytes = epochs().read(name);
      if (bytes.isPresent()) {
        all.add(read(name, bytes.get()));
      }
    }
    return List.copyOf(all);
  }

  private Committed read(String name, byte[] bytes) throws IOException {
    try {
      return Committed.read(new String(bytes, UTF_8));
    } catch (IOException e) {
      throw new IOException(path.resolve("epochs").resolve(name) + ": " + e.getMessage(), e);
    }
  }

  Path file() {
    return path.resolve("root.key");
  }

  private Path retired(String rootId) {
    return path.resolve("retired").resolve(rootId + ".key");
  }

  private WriteOnceFolder epochs() {
    return new WriteOnceFolder(path.resolve("epochs"));
  }

  private static String name(long epoch, String rootId) {
    return "%06d-%s%s".formatted(epoch, rootId, ENDING);
  }
}
