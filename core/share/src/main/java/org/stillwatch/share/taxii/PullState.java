// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.stix.StixTime;
import org.stillwatch.share.stix.Uuids;

/// How far a client has read a collection. A pull that was broken off goes on where it was; one
/// that came to the end begins there the next time, a moment earlier, since servers give several
/// objects one time (`sharing.md` 4.3), and passes over what it has.
///
/// @param lastMicros when the newest object that was read was added, by the server; the least
///   number before the first
/// @param fromMicros where the pull began that is under way: some servers refuse the next page of
///   another question (medallion 3.0.0)
/// @param next the server's word for the page that follows; empty at the end
/// @param atLast what was read that may have been added at the same time, by id, time, text, and
///   whether it was signed
public record PullState(
    long lastMicros, long fromMicros, Optional<String> next, SortedSet<String> atLast) {
  /// Nothing was read.
  public static final PullState BEGIN =
      new PullState(Long.MIN_VALUE, Long.MIN_VALUE, Optional.empty(), new TreeSet<>());

  /// Namespace of texts that are the same.
  private static final String SAME = "f9d1b4f7-3f0e-4c0e-9d53-6f4f1f5c0a11";

  private static final String LAST = "x-taxii-date-added-last";

  public PullState {
    atLast = Collections.unmodifiableSortedSet(new TreeSet<>(atLast));
  }

  /// What to ask for.
  ///
  /// @param limit objects on a page, above 0
  public SortedMap<String, String> query(int limit) {
    var query = new TreeMap<String, String>();
    query.put("limit", String.valueOf(limit));
    query.put("match[version]", "all");
    next.ifPresent(n -> query.put("next", n));
    if (from() != Long.MIN_VALUE) {
      query.put("added_after", Micros.text(Micros.instant(from() - 1)));
    }
    return query;
  }

  private long from() {
    return next.isPresent() ? fromMicros : lastMicros;
  }

  /// What a page gave.
  ///
  /// @param fresh objects that were not read before
  /// @param state after it
  /// @param more whether something follows now
  public record Taken(List<Received> fresh, PullState state, boolean more) {
    public Taken {
      fresh = List.copyOf(fresh);
    }
  }

  /// Takes a page.
  ///
  /// @param headers by name in lower case
  /// @throws IllegalArgumentException when the server promises more and does not say where, or says
  ///   the same again and nothing new
  public Taken take(Batch page, Map<String, String> headers) {
    long last = Math.max(lastMicros, micros(headers, LAST));
    Set<String> names = new HashSet<>();
    List<Received> fresh =
        page.received().stream()
            .filter(r -> names.add(name(r)) && !atLast.contains(name(r)))
            .toList();
    // Pages ascend: only when the moment did not move on may something of it lie before this page.
    var held = new TreeSet<String>(last == lastMicros ? atLast : Set.of());
    held.addAll(names);
    Optional<String> following = page.next();
    // The reference server keeps its place itself and says the same word each time.
    if (following.isPresent() && following.equals(next) && fresh.isEmpty()) {
      throw new IllegalArgumentException("expected another page than the one before");
    }
    return new Taken(fresh, new PullState(last, from(), following, held), following.isPresent());
  }

  private static String name(Received one) {
    var head = one.object().head();
    Instant version = head.modified().or(head::created).orElse(Instant.EPOCH);
    String text = Uuids.named(SAME, one.raw().canonical());
    String signed = one.signature().isPresent() ? " signed" : "";
    return head.id().text() + " " + StixTime.text(version) + " " + text + signed;
  }

  private static long micros(Map<String, String> headers, String name) {
    return StixTime.parse(headers.getOrDefault(name, "")).map(Micros::of).orElse(Long.MIN_VALUE);
  }
}
