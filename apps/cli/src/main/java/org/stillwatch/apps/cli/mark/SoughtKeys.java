// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.mark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.json.CaseKeysJson;
import org.stillwatch.adapters.json.CommitmentJson;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.Epochs;
import org.stillwatch.trace.mark.WeekKeys;
import org.stillwatch.trace.score.Commitment;

/// Keys that a corpus is asked with. It never prints one.
///
/// @param cases files of case keys, in the order given
/// @param published commitments as they were published; empty when nobody handed any in, and then
///   those are believed that came with the keys
public record SoughtKeys(List<CaseKeys> cases, Optional<List<EpochCommitment>> published) {
  private static final long MOST_BYTES = 1L << 30;
  private static final String FLAG = "--case-keys";

  public SoughtKeys {
    cases = List.copyOf(cases);
    published = published.map(List::copyOf);
  }

  /// Reads them.
  ///
  /// @param published files of commitments, a line each
  /// @throws ConfigException when a file is something else, or a proof does not hold; no key is
  ///   shown
  public static SoughtKeys read(List<Path> cases, List<Path> published) throws IOException {
    var keys = new ArrayList<CaseKeys>();
    for (Path file : cases) {
      String text = text(FLAG, file);
      try {
        keys.add(CaseKeysJson.read(text));
      } catch (IOException | IllegalArgumentException e) {
        throw new ConfigException(
            FLAG, "keys", file.getFileName() + " of another kind", "a file of `export-case`");
      }
    }
    if (published.isEmpty()) {
      return new SoughtKeys(keys, Optional.empty());
    }
    var lines = new ArrayList<EpochCommitment>();
    for (Path file : published) {
      for (String line : text("--published", file).lines().filter(l -> !l.isBlank()).toList()) {
        try {
          lines.add(CommitmentJson.read(line));
        } catch (IOException | IllegalArgumentException e) {
          throw new ConfigException(
              "--published", "commitment", file.getFileName().toString(), "lines as published");
        }
      }
    }
    return new SoughtKeys(keys, Optional.of(lines));
  }

  private static String text(String flag, Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      throw new ConfigException(flag, "file", "none, or one above 1 GiB", "a file");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /// The commitment that counts for a case: its own, if that is what was published.
  private Optional<EpochCommitment> commitment(CaseKeys keys) {
    var own = Optional.of(keys.commitment());
    return published.isEmpty()
        ? own
        : published.get().stream().filter(keys.commitment()::equals).findFirst();
  }

  /// The keys of one week and model, and how they were committed to.
  ///
  /// @param commitment to them as it was published; empty when none was
  /// @param leaves keys that were committed to
  public record Week(WeekKeys keys, Optional<EpochCommitment> commitment, long leaves) {
    /// How the commitment stands to the beginning of the week.
    public Commitment standing() {
      return EpochCommitment.standing(commitment, Epochs.begin(keys.epoch()));
    }
  }

  /// All of them, by week and model.
  ///
  /// @param context tokens before the one that is scored
  /// @throws ConfigException when some cannot be scored
  public List<Week> weeks(int context) {
    var weeks = new ArrayList<Week>();
    for (CaseKeys one : cases) {
      List<WeekKeys> keys;
      try {
        keys = WeekKeys.of(one, context);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(
            FLAG, "keys", String.valueOf(e.getMessage()), "keys as `export-case` writes them");
      }
      if (keys.isEmpty()) {
        throw new ConfigException(
            FLAG, "keys", "routes alone", "replicas as well: --leaf pool:0 and so on, and decoys");
      }
      keys.forEach(k -> weeks.add(new Week(k, commitment(one), one.commitment().leaves())));
    }
    return weeks;
  }

  /// What is fixed beforehand about them.
  KeyPlan plan(String tokenizer, int context, long mostTokens) {
    List<String> weeks =
        cases.stream()
            .map(c ->
                "week %d, root %s, %d keys"
                    .formatted(
                        c.commitment().epoch(), c.commitment().root().hex(), c.keys().size()))
            .toList();
    return new KeyPlan(weeks, tokenizer, context, mostTokens);
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "SoughtKeys[" + cases.size() + " cases]";
  }
}
