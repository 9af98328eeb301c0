// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Proposer;
import org.stillwatch.group.propose.BoundComponents;
import org.stillwatch.group.propose.FailoverComponents;
import org.stillwatch.group.propose.SegmentNeighbours;
import org.stillwatch.group.propose.SharedItem;
import org.stillwatch.group.propose.WordNeighbours;
import org.stillwatch.group.test.BoundItems;
import org.stillwatch.group.test.ComplementaryLoad;
import org.stillwatch.group.test.ContinuedCursor;
import org.stillwatch.group.test.EvenLoad;
import org.stillwatch.group.test.Failover;
import org.stillwatch.group.test.FineSynchrony;
import org.stillwatch.group.test.Lifecycle;
import org.stillwatch.group.test.MinutesOfTick;
import org.stillwatch.group.test.OneClient;
import org.stillwatch.group.test.OneEgress;
import org.stillwatch.group.test.Partition;
import org.stillwatch.group.test.Pivot;
import org.stillwatch.group.test.Replay;
import org.stillwatch.group.test.Succession;
import org.stillwatch.group.test.Synchrony;
import org.stillwatch.group.test.Wording;

/// Every kind of proposal and every group test, in the order in which they are shown.
///
/// @param proposers ways to put principals together
/// @param tests ways to test what was put together
public record Catalogue(List<Proposer> proposers, List<GroupTest> tests) {
  /// What the product ships.
  ///
  /// @param seed chance for tests that draw control groups
  public static Catalogue shipped(Seed seed) {
    return with(List.of(Channel.TEMPLATE, Channel.SYSTEM), seed);
  }

  /// What the product ships, with proposals from these content channels.
  ///
  /// @param content channels whose holders are proposed, item by item
  /// @param seed chance for tests that draw control groups
  public static Catalogue with(List<Channel> content, Seed seed) {
    var minutes = new MinutesOfTick(seed.derive("minutes"));
    return new Catalogue(
        Stream.<Proposer>concat(
                content.stream().map(SharedItem::new),
                Stream.of(
                    new BoundComponents(),
                    new FailoverComponents(),
                    new SegmentNeighbours(seed.derive("neighbours")),
                    new WordNeighbours(seed.derive("words"))))
            .toList(),
        List.of(
            new BoundItems(),
            new Failover(),
            new Synchrony(seed.derive("synchrony")),
            new Lifecycle(),
            new Wording(seed.derive("wording")),
            new Partition(),
            new EvenLoad(),
            new ComplementaryLoad(seed.derive("complementary-load"), minutes),
            new FineSynchrony(minutes),
            new Succession(),
            new ContinuedCursor(),
            new Replay(),
            new OneClient(),
            new OneEgress(),
            new Pivot()));
  }

  /// The names of all parts, sorted: `propose:` and `test:` before the name of each.
  public SortedSet<String> names() {
    var names = new TreeSet<String>();
    proposers.forEach(p -> names.add(nameOf(p)));
    tests.forEach(t -> names.add(nameOf(t)));
    return names;
  }

  /// The catalogue without some of its parts, to see what each of them carries.
  ///
  /// @param names as [#names] has them
  public Catalogue without(Set<String> names) {
    return new Catalogue(
        proposers.stream().filter(p -> !names.contains(nameOf(p))).toList(),
        tests.stream().filter(t -> !names.contains(nameOf(t))).toList());
  }

  private static String nameOf(Proposer proposer) {
    return "propose:" + proposer.name();
  }

  private static String nameOf(GroupTest test) {
    return "test:" + test.name();
  }
}
