// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.adapters.json.CaseKeysJson;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.MerkleTree;
import org.stillwatch.trace.key.ProvenKey;
import org.stillwatch.trace.key.RootKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch trace keys export-case`: the keys that one case needs, each with the proof that it
/// was committed to, and no other.
@Command(
    name = "export-case",
    description = "Writes the keys of one case, for whoever is to verify it.",
    mixinStandardHelpOptions = true)
final class ExportCaseCommand implements Callable<Integer> {
  private static final String WHERE = "trace keys export-case";
  private static final String ALL = "*";

  @Mixin private KeyFolderOption keys = new KeyFolderOption();

  @Parameters(index = "0", description = "id of the case")
  private String caseId = "";

  @Option(names = "--epoch", required = true, description = "number of the week")
  private long epoch;

  @Option(names = "--root", description = "name of the root, where the week had two")
  private Optional<String> rootId = Optional.empty();

  @Option(
      names = "--leaf",
      required = true,
      description =
          "PURPOSE:ID, for example account:acct-1 or pool:0, or PURPOSE:* for all of them; several"
              + " times")
  private List<String> leaves = new ArrayList<>();

  @Option(names = "--out", required = true, description = "file to be made, for your eyes only")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Committed committed = committed();
    RootKey root = keys.folder().root(committed.commitment().rootId());
    MerkleTree tree = committed.tree(root);
    EpochKey week = root.epoch(epoch);
    var proven = new ArrayList<ProvenKey>();
    for (KeyRef ref : wanted(committed)) {
      proven.add(new ProvenKey(ref, week.sealed(ref), tree.proof(ref.name()).orElseThrow()));
    }
    write(CaseKeysJson.text(exported(committed, proven)));
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .printf("wrote %d keys of case %s to %s%n", proven.size(), caseId, out);
    return 0;
  }

  private CaseKeys exported(Committed committed, List<ProvenKey> proven) {
    if (!KeyRef.isField(caseId) || proven.size() > CaseKeys.MOST) {
      throw new ConfigException(
          WHERE, "case", proven.size() + " keys", "a name without '|' and at most 100000 keys");
    }
    return new CaseKeys(caseId, committed.commitment(), proven);
  }

  private Committed committed() throws IOException {
    var fitting =
        keys.folder().committed(epoch).stream()
            .filter(c -> rootId.isEmpty() || rootId.get().equals(c.commitment().rootId()))
            .toList();
    if (fitting.size() != 1) {
      throw new ConfigException(
          WHERE,
          "--epoch",
          fitting.size() + " commitments",
          "a week that was committed to, and --root where it was with two");
    }
    return fitting.getFirst();
  }

  private List<KeyRef> wanted(Committed committed) {
    var wanted = new LinkedHashSet<KeyRef>();
    for (String leaf : leaves.stream().distinct().toList()) {
      int colon = leaf.indexOf(':');
      var purpose = KeyPurpose.of(leaf.substring(0, Math.max(0, colon)));
      var found =
          committed.names().stream()
              .filter(ref ->
                  purpose.isPresent() && isWanted(ref, purpose.get(), leaf.substring(colon + 1)))
              .toList();
      if (found.isEmpty()) {
        throw new ConfigException(
            WHERE, "--leaf", leaf, "PURPOSE:ID of a key that this epoch was committed to with");
      }
      wanted.addAll(found);
    }
    return List.copyOf(wanted);
  }

  private static boolean isWanted(KeyRef ref, KeyPurpose purpose, String id) {
    return id.equals(ALL) ? ref.purpose() == purpose : ref.isOf(purpose, id);
  }

  private void write(String text) throws IOException {
    Path file = Objects.requireNonNull(out);
    try {
      SecretFile.create(file, (text + "\n").getBytes(UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new ConfigException("--out", file.toString(), "a file", "a new name");
    }
  }
}
