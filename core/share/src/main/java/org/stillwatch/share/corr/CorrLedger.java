// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;

/// Every exchange, in order, each entry holding the hash of the one before: none can be changed,
/// left out or put in between without breaking all behind it. Of cut entries at the end only a head
/// that was kept elsewhere tells.
public final class CorrLedger {
  /// The format of its file, lines of JSON.
  public static final String SCHEMA = "stillwatch.corr-ledger/1";

  private final StixId ours;
  private final List<Link> links;

  private CorrLedger(StixId ours, List<Link> links) {
    this.ours = ours;
    this.links = links;
  }

  /// An entry in its place.
  ///
  /// @param number from 1
  /// @param previous hash of the entry before, of the first: of the line in front of it
  /// @param hash of this entry
  public record Link(long number, LedgerEntry entry, String previous, String hash) {
    /// The line of a file.
    public Json.Obj json() {
      return body(number, entry, previous).with("hash", new Json.Text(hash));
    }

    private static Json.Obj body(long number, LedgerEntry entry, String previous) {
      return entry
          .json()
          .with("kind", new Json.Text(entry.word()))
          .with("number", new Json.Num(number))
          .with("previous", new Json.Text(previous));
    }

    static Link of(long number, LedgerEntry entry, String previous) {
      return new Link(
          number, entry, previous, Digests.of(body(number, entry, previous).canonical()));
    }
  }

  /// What becomes of an entry.
  public sealed interface Added {}

  /// It was taken.
  public record Kept(CorrLedger next) implements Added {}

  /// It was not.
  ///
  /// @param reason one sentence
  public record Refused(String reason) implements Added {}

  /// An empty ledger.
  ///
  /// @param ours our identity
  public static CorrLedger begin(StixId ours) {
    return new CorrLedger(ours, List.of());
  }

  /// What became of a file.
  ///
  /// @param whole what stands before the first entry that does not hold; all of it when all do
  /// @param broken the number of that entry and why, one sentence
  public record Checked(CorrLedger whole, Optional<String> broken) {}

  /// Holds entries of a file against each other: hashes, numbers, and every rule of [#add] that
  /// does not need an agreement.
  public static Checked check(StixId ours, List<Link> links) {
    var rules = new LedgerRules(ours);
    String previous = begin(ours).head();
    int kept = 0;
    for (Link link : links) {
      Link expected = Link.of(kept + 1L, link.entry(), previous);
      Optional<String> why = mismatch(link, expected).or(() -> rules.take(link.entry()));
      if (why.isPresent()) {
        return new Checked(
            new CorrLedger(ours, List.copyOf(links.subList(0, kept))),
            Optional.of("entry " + (kept + 1L) + ": " + why.get()));
      }
      previous = link.hash();
      kept++;
    }
    return new Checked(new CorrLedger(ours, List.copyOf(links)), Optional.empty());
  }

  private static Optional<String> mismatch(Link link, Link expected) {
    if (link.number() != expected.number()) {
      return Optional.of("expected the number " + expected.number());
    }
    if (!link.previous().equals(expected.previous())) {
      return Optional.of("it does not hold the hash of the entry before");
    }
    return link.hash().equals(expected.hash())
        ? Optional.empty()
        : Optional.of("its hash is not that of the rest of it");
  }

  /// Adds what was destroyed.
  public Added add(Destruction entry) {
    return added(entry);
  }

  /// Adds an exchange.
  ///
  /// @param agreement under which it took place
  public Added add(ExchangeRecord entry, Agreement agreement) {
    Optional<String> objection = Covers.objection(entry, agreement, ours);
    return objection.isPresent() ? new Refused(objection.get()) : added(entry);
  }

  private Added added(LedgerEntry entry) {
    Optional<String> objection = rules().take(entry);
    if (objection.isPresent()) {
      return new Refused(objection.get());
    }
    Link link = Link.of(links.size() + 1L, entry, head());
    return new Kept(new CorrLedger(ours, Stream.concat(links.stream(), Stream.of(link)).toList()));
  }

  private LedgerRules rules() {
    var rules = new LedgerRules(ours);
    links.forEach(link -> require(rules.take(link.entry())));
    return rules;
  }

  private static void require(Optional<String> objection) {
    if (objection.isPresent()) {
      throw new IllegalStateException("a ledger holds what its rules refuse");
    }
  }

  /// Our identity.
  public StixId ours() {
    return ours;
  }

  /// The entries in order.
  public List<Link> links() {
    return links;
  }

  /// The hash of the last entry; of an empty ledger that of the line in front of all.
  public String head() {
    return links.isEmpty() ? Digests.of(front().canonical()) : links.getLast().hash();
  }

  /// Numbers of exchanges of which something may still be here that may be kept no longer.
  ///
  /// @param today in UTC
  public SortedSet<Long> overdue(LocalDate today) {
    SortedSet<Long> overdue = new TreeSet<>();
    SortedSet<Long> gone = rules().destroyed();
    for (Link link : links) {
      if (link.entry() instanceof ExchangeRecord e
          && e.keptUntil().isBefore(today)
          && !gone.contains(link.number())) {
        overdue.add(link.number());
      }
    }
    return overdue;
  }

  /// The line in front of all entries.
  private Json.Obj front() {
    return Json.Obj.EMPTY
        .with("schema", new Json.Text(SCHEMA))
        .with("ours", new Json.Text(ours.text()));
  }

  /// The file: a line in front, and one for each entry, each ended by LF.
  public String text() {
    return Stream.concat(Stream.of(front()), links.stream().map(Link::json))
        .map(line -> line.canonical() + "\n")
        .collect(Collectors.joining());
  }
}
