// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.tick.Catalogue;
import org.stillwatch.judge.CaseFile;

/// The last column of the table of `contracts.md` 4.2, for every test that ships. A new test is in
/// the table by its family, and fails here until each rival that explains the family names it.
class RivalTableTest {
  private static final CaseFile FARM = new CaseBuilder(40).content().bound().build();
  private static final Set<String> RHYTHM = Set.of("synchrony", "fine-synchrony", "pivot");

  private static Set<String> contract(GroupTest test) {
    Family family = test.cause().family();
    boolean contentTimeOrPlan = family != Family.RELATION;
    boolean content = family == Family.CONTENT;
    Set<String> rivals = new TreeSet<>();
    add(rivals, "Y2", contentTimeOrPlan || test.cause() == CauseGroup.NETWORK);
    add(rivals, "Y3", contentTimeOrPlan);
    add(rivals, "Y4", content || test.name().equals("client") || RHYTHM.contains(test.name()));
    add(rivals, "Y5", true);
    add(rivals, "Y8", !content);
    return named(test, rivals);
  }

  /// Where the contract names a test and not a family.
  private static Set<String> named(GroupTest test, Set<String> rivals) {
    switch (test.name()) {
      case "partition" -> rivals.removeAll(Set.of("Y2", "Y4", "Y5")); // a list dealt out
      case "succession", "continued-cursor" -> rivals.remove("Y5"); // replacement after bans
      case "failover" -> {
        rivals.remove("Y5"); // private content, among more than a team
        rivals.add("Y2"); // resold conversations; not those of the job, see PoolTest
      }
      case "lifecycle" -> rivals.add("Y4"); // adoption comes in waves
      default -> {}
    }
    return rivals;
  }

  private static void add(Set<String> rivals, String rival, boolean explains) {
    if (explains) {
      rivals.add(rival);
    }
  }

  @TestFactory
  Stream<DynamicTest> every_test_is_named_by_the_rivals_that_the_contract_says() {
    return Catalogue.shipped(new Seed(1)).tests().stream()
        .map(test ->
            DynamicTest.dynamicTest(
                test.name(), () -> assertThat(explaining(test.name())).isEqualTo(contract(test))));
  }

  private static Set<String> explaining(String test) {
    return Rivals.ALL.stream()
        .filter(rival -> rival.explains(FARM).contains(test))
        .map(Rival::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void rivals_name_nothing_that_does_not_ship_and_every_test_has_words() {
    var names =
        Catalogue.shipped(new Seed(1)).tests().stream()
            .map(GroupTest::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(names).hasSize(15).allSatisfy(n -> assertThat(Words.of(n)).isNotEqualTo(n));
    names.addAll(Set.of("content", "leaked-text"));
    assertThat(Rivals.ALL).allSatisfy(r -> assertThat(names).containsAll(r.explains(FARM)));
  }

  @Test
  void a_popular_prompt_of_accounts_that_share_nothing_is_live_and_one_of_a_farm_is_not() {
    var popular =
        new CaseBuilder(40)
            .content()
            .synchrony()
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 60, CaseBuilder.TICK);
    assertThat(Rivals.live(popular.build())).extracting(Rival::name).containsExactly("Y4");

    var farm =
        new CaseBuilder(40)
            .content()
            .synchrony()
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 60, CaseBuilder.TICK)
            .holds(Channel.PAYMENT, 1, 0, 25, CaseBuilder.TICK);
    assertThat(Rivals.live(farm.build())).isEmpty();
  }
}
