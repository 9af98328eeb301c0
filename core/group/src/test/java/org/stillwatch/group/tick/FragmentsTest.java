// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.Members;

/// What is for the most part in a larger group is dropped, unless the larger one owes it all.
class FragmentsTest {
  private static final Grouping.Part WHOLE = part(-30, range(0, 20), 10);

  /// Likely members, of whom the first so many hold a costly tie.
  private static Grouping.Part part(double logQ, Members members, int costly) {
    int first = members.stream().findFirst().orElse(0);
    var named =
        members.stream()
            .mapToObj(p ->
                new ClusterMember(
                    p, new AccountId("a%02d".formatted(p)), 0.5, true, p < first + costly))
            .toList();
    return new Grouping.Part(Groups.united(members, members, logQ), List.of(), named);
  }

  private static Grouping.Part withEdge(Grouping.Part part, Members edge) {
    var more =
        edge.stream()
            .mapToObj(
                p -> new ClusterMember(p, new AccountId("a%02d".formatted(p)), 0.49, false, false));
    return new Grouping.Part(
        part.united(), List.of(), Stream.concat(part.members().stream(), more).toList());
  }

  private static List<Grouping.Part> kept(Grouping.Part... parts) {
    return Grouping.withoutFragments(List.of(parts));
  }

  @Test
  void half_of_a_smaller_group_in_a_larger_one_is_a_fragment_and_less_is_not() {
    var half = part(-20, range(15, 25), 10);
    var less = part(-20, range(16, 26), 10);

    assertThat(kept(half, WHOLE)).containsExactly(WHOLE);
    assertThat(kept(less, WHOLE)).containsExactly(WHOLE, less);
    assertThat(kept(WHOLE, part(-20, range(15, 26), 11))).as("five of eleven").hasSize(2);
  }

  @Test
  void a_larger_group_takes_a_less_probable_one_only_with_half_of_its_ties() {
    // Ten of twenty hold a tie; of the smaller group all or none do.
    assertThat(kept(part(-30, range(10, 20), 10), part(-30, range(0, 20), 0))).hasSize(1);
    var rarer = part(-31, range(10, 20), 10);
    assertThat(kept(rarer, part(-30, range(0, 20), 10))).hasSize(1);
    assertThat(kept(rarer, part(-30, range(0, 20), 9))).hasSize(2);
  }

  @Test
  void the_edge_counts_neither_for_size_nor_for_what_is_shared() {
    var small = part(-20, range(12, 22), 10);
    // With its edge the smaller has more accounts than the whole, of whom few are in it.
    assertThat(kept(withEdge(small, range(40, 60)), WHOLE)).containsExactly(WHOLE);
    var apart = part(-20, range(20, 30), 10);
    assertThat(kept(withEdge(apart, range(0, 20)), WHOLE)).hasSize(2);
  }

  @Test
  void of_two_of_one_size_the_one_with_the_first_account_stays() {
    var one = part(-20, range(0, 10), 10);
    var other = part(-20, range(5, 15), 10);

    assertThat(kept(other, one)).containsExactly(one);
    assertThat(kept(one, other)).containsExactly(one);
  }
}
