// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Seed;

/// What one run read, did and found: the record `summary/1` of `contracts.md` 2.6.
///
/// @param input what was read
/// @param sources each source
/// @param rejects how many records were rejected, by reason
/// @param period event time that the input covers
/// @param verdicts how many campaigns have each verdict
/// @param nullModel how the null of this log was made
/// @param dropped what was left out because a cap was met, by cap
/// @param calibration where probabilities come from
/// @param fitted SHA-256 of the fitted numbers, empty when there are none
/// @param seed seed of the run
/// @param keyId name of the fingerprint key, as `KeyFile.label` writes it
/// @param config SHA-256 of the canonical configuration
/// @param versions version of each part that a result depends on
/// @param timingsMillis how long each stage took
public record RunSummary(
    Input input,
    List<SourceSummary> sources,
    Map<String, Long> rejects,
    Period period,
    Map<String, Long> verdicts,
    NullModel nullModel,
    Map<String, Long> dropped,
    Calibration calibration,
    String fitted,
    Seed seed,
    String keyId,
    String config,
    Map<String, String> versions,
    Map<String, Long> timingsMillis) {

  /// What was read.
  ///
  /// @param files number of sources
  /// @param bytes decompressed bytes
  /// @param lines lines that are not blank
  /// @param exchanges exchanges that count
  /// @param accounts accounts that any record names
  /// @param duplicates repeats that were passed over
  /// @param duplicateConflicts repeats with other content, which were rejected
  /// @param late records that came later than the lateness
  /// @param partial records of which a part never came
  /// @param ignoredMembers members that nobody reads or that held no usable value
  public record Input(
      long files,
      long bytes,
      long lines,
      long exchanges,
      long accounts,
      long duplicates,
      long duplicateConflicts,
      long late,
      long partial,
      long ignoredMembers) {}

  /// One source.
  ///
  /// @param name its name, without folder
  /// @param format format that was recognised
  /// @param lettersAbsent what the source does not carry
  /// @param signalsDark signals that therefore stayed dark
  /// @param incomplete why it could not be read to its end, empty when it could
  public record SourceSummary(
      String name,
      String format,
      List<Capability> lettersAbsent,
      List<String> signalsDark,
      String incomplete) {}

  /// A span of event time; [#NONE] where nothing was read.
  public record Period(long fromMillis, long toMillis) {
    /// No event was read.
    public static final Period NONE = new Period(Long.MIN_VALUE, Long.MIN_VALUE);
  }

  /// The null against which groups were tested.
  ///
  /// @param cuts number of cuts of the log
  /// @param replicates number of shuffled copies
  /// @param spread spread of the null's estimate between cuts, empty when there is one cut
  public record NullModel(long cuts, long replicates, OptionalDouble spread) {}
}
