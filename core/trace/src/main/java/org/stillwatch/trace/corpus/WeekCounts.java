// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.mark.RoutedScheme;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.NullLaw;
import org.stillwatch.trace.score.Score;

/// What the keys of one week say about a corpus: all that claims by keys are computed from, and
/// neither a key nor a text.
///
/// @param epoch the week
/// @param model that was served
/// @param scheme of its marks
/// @param layers of SynthID; 1 of any other scheme
/// @param commitment how the commitment to the keys stands to the beginning of the week
/// @param tested how many hypotheses this week counts for, at least: the keys committed to
/// @param windows that were scored
/// @param dropped tokens that were not, by reason
/// @param marks what each mark gives over all windows
/// @param decoys what each decoy gives over all windows
/// @param pools replicas with keys of their own, 0 when fewer than two are known
/// @param conversations that were read, by anchor
/// @param unclear conversations that no replica's key stands out in
/// @param unread conversations of which nothing could be scored
/// @param routes of accounts, held against the conversations
public record WeekCounts(
    long epoch,
    String model,
    RoutedScheme scheme,
    int layers,
    Commitment commitment,
    long tested,
    long windows,
    SortedMap<String, Long> dropped,
    List<MarkCount> marks,
    List<Double> decoys,
    int pools,
    List<Conversation> conversations,
    int unclear,
    int unread,
    List<RouteCount> routes) {
  /// @throws IllegalArgumentException when fewer hypotheses are counted than were tested, or counts
  ///   do not belong together
  public WeekCounts {
    dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    marks = List.copyOf(marks);
    decoys = List.copyOf(decoys);
    conversations = List.copyOf(conversations);
    routes = List.copyOf(routes);
    if (tested < marks.size() + routes.size() || windows < 0 || layers < 1) {
      throw new IllegalArgumentException("expected at least as many hypotheses as were tested");
    }
    int most = conversations.size();
    if (routes.stream().anyMatch(r -> r.matches() < 0 || r.matches() > most)) {
      throw new IllegalArgumentException("expected no more matches than conversations");
    }
  }

  /// What one mark gives.
  ///
  /// @param purpose of its key
  /// @param id of the pool, campaign or account
  /// @param statistic sum of scores, or count of ones
  public record MarkCount(KeyPurpose purpose, String id, double statistic) {}

  /// A conversation of the leak.
  ///
  /// @param anchor keyed hash of its first prompt, 16 hexadecimal digits
  /// @param pool that it reads as
  /// @param windows of its answers
  /// @param statistic of that pool over them
  public record Conversation(String anchor, int pool, long windows, double statistic) {}

  /// An account's route.
  ///
  /// @param account whose it is
  /// @param matches conversations that read as the pool to which the account's would have gone
  /// @param windows of these
  /// @param statistic of their pools over these
  public record RouteCount(String account, int matches, long windows, double statistic) {}

  /// What a statistic over all windows says.
  Score score(double statistic) {
    NullLaw law =
        switch (scheme) {
          case GUMBEL -> new NullLaw.Sum(windows);
          case SYNTHID_HASH -> new NullLaw.Count(layers * windows, 0.5);
        };
    return new Score(scheme.scheme(), windows, Map.of(), law, statistic);
  }

  /// Neither statistics nor anchors.
  @Override
  public String toString() {
    return "WeekCounts[" + epoch + ", " + model + "]";
  }
}
