// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;

/// Ids survive growth, splits and mergers, and come back after an absence.
class SurvivalTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private final Survival survival =
      new Survival(new FingerprintKey(new byte[FingerprintKey.BYTES]));
  private long tick = HOUR;

  @Test
  void a_group_that_grows_keeps_its_id_and_says_so_once_it_is_a_fifth_larger() {
    String id = next(part(0, 100)).getFirst().id();
    var slightly = next(part(0, 119)).getFirst();
    var clearly = next(part(0, 120)).getFirst();

    assertThat(id).startsWith("c_").hasSize(28);
    assertThat(slightly.id()).isEqualTo(id);
    assertThat(kinds(slightly)).containsExactly("born");
    assertThat(clearly.id()).isEqualTo(id);
    assertThat(kinds(clearly)).containsExactly("born", "grew");
  }

  @Test
  void of_a_split_the_largest_part_keeps_the_id() {
    String id = next(part(0, 100)).getFirst().id();
    var parts = next(part(0, 40), part(40, 100));

    assertThat(parts.get(1).id()).isEqualTo(id);
    assertThat(parts.get(0).id()).isNotEqualTo(id);
    assertThat(parts.get(0).life().parent()).isEqualTo(id);
    assertThat(kinds(parts.get(0))).containsExactly("split");
  }

  @Test
  void of_a_merger_the_older_id_stays_even_when_it_was_the_smaller() {
    String old = next(part(0, 20)).getFirst().id();
    String young = next(part(0, 20), part(20, 100)).get(1).id();
    var merged = next(part(0, 100)).getFirst();

    assertThat(merged.id()).isEqualTo(old);
    assertThat(merged.life().merged()).containsExactly(young);
    assertThat(kinds(merged)).containsExactly("born", "merged");
  }

  @Test
  void a_group_that_overlaps_with_a_larger_one_keeps_its_own_name() {
    var before = next(part(0, 100), part(100, 150));
    var after = next(part(0, 150), part(100, 150));

    assertThat(after).extracting(Survival.Named::id).containsExactly(ids(before));
    assertThat(after.get(0).life().merged()).isEmpty();
  }

  @Test
  void hundreds_at_the_edge_carry_no_name_away() {
    var forty = part(0, 40);
    var edge = edge(100, 700);
    String id = next(together(forty, edge)).getFirst().id();
    var after = next(forty, together(part(40, 60), edge));

    assertThat(after.getFirst().id()).isEqualTo(id);
    assertThat(kinds(after.getFirst())).containsExactly("born");
    assertThat(kinds(after.getLast())).containsExactly("born");
    assertThat(next(together(forty, edge)).getFirst().life().events()).hasSize(1);
  }

  private static List<ClusterMember> edge(int from, int to) {
    return part(from, to).stream()
        .map(m -> new ClusterMember(m.principal(), m.account(), 0.2, false, false))
        .toList();
  }

  private static List<ClusterMember> together(List<ClusterMember> some, List<ClusterMember> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  @Test
  void a_crumb_does_not_take_the_name_of_what_has_been_swallowed() {
    var before = next(part(0, 100), part(100, 150));
    var after = next(part(0, 145), part(145, 150));

    assertThat(after.get(0).id()).isEqualTo(before.get(0).id());
    assertThat(after.get(0).life().merged()).containsExactly(before.get(1).id());
    assertThat(after.get(1).id()).isNotIn((Object[]) ids(before));
    assertThat(after.get(1).life().parent()).isEqualTo(before.get(1).id());
  }

  @Test
  void what_fades_comes_back_under_its_name_within_a_month_and_not_later() {
    String id = next(part(0, 50)).getFirst().id();
    next();
    tick += 29 * DAY;
    var back = next(part(0, 50)).getFirst();
    next();
    tick += 31 * DAY;
    var later = next(part(0, 50)).getFirst();

    assertThat(back.id()).isEqualTo(id);
    assertThat(kinds(back)).containsExactly("born", "faded");
    assertThat(later.id()).isNotEqualTo(id);
  }

  @Test
  void names_depend_on_the_founding_tick_and_members_only() {
    var first =
        new Survival(new FingerprintKey(new byte[FingerprintKey.BYTES]))
            .name(List.of(part(0, 9)), HOUR)
            .getFirst()
            .id();
    var again =
        new Survival(new FingerprintKey(new byte[FingerprintKey.BYTES]))
            .name(List.of(part(0, 9)), HOUR)
            .getFirst()
            .id();
    var other =
        new Survival(new FingerprintKey(new byte[FingerprintKey.BYTES]))
            .name(List.of(part(0, 8)), HOUR)
            .getFirst()
            .id();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  private List<Survival.Named> next() {
    return named(List.of());
  }

  private List<Survival.Named> next(List<ClusterMember> part) {
    return named(List.of(part));
  }

  private List<Survival.Named> next(List<ClusterMember> first, List<ClusterMember> second) {
    return named(List.of(first, second));
  }

  private List<Survival.Named> named(List<List<ClusterMember>> parts) {
    tick += HOUR;
    return survival.name(parts, tick);
  }

  private static String[] ids(List<Survival.Named> named) {
    return named.stream().map(Survival.Named::id).toArray(String[]::new);
  }

  private static List<String> kinds(Survival.Named named) {
    return named.life().events().stream().map(Cluster.Event::kind).toList();
  }

  private static List<ClusterMember> part(int from, int to) {
    return new ArrayList<>(
        IntStream.range(from, to)
            .mapToObj(i -> new ClusterMember(i, new AccountId("a%04d".formatted(i)), 1, true, true))
            .toList());
  }

  @Test
  void a_group_of_which_less_than_half_went_over_has_faded_and_was_not_merged() {
    var before = next(part(0, 100), part(100, 200));

    var most = next(part(0, 149)).getFirst();

    assertThat(most.id()).isEqualTo(before.get(0).id());
    assertThat(most.life().merged()).isEmpty();
    assertThat(next(part(100, 200)).getFirst().id()).isEqualTo(before.get(1).id());
  }

  @Test
  void a_group_of_which_half_went_over_was_merged_and_its_id_does_not_return() {
    var before = next(part(0, 100), part(100, 200));

    var merged = next(part(0, 150)).getFirst();
    var apart = next(part(0, 100), part(100, 200));

    assertThat(merged.life().merged()).containsExactly(before.get(1).id());
    assertThat(apart.get(0).id()).isEqualTo(before.get(0).id());
    assertThat(apart.get(1).id()).isNotIn((Object[]) ids(before));
    assertThat(apart.get(1).life().parent()).isEqualTo(before.get(0).id());
  }

  @Test
  void several_that_were_merged_are_named_in_order() {
    for (int many = 2; many < 8; many++) {
      next(part(0, 100));
      var parts = new ArrayList<List<ClusterMember>>();
      for (int i = 0; i <= many; i++) {
        parts.add(part(i == 0 ? 0 : 100 * i, 100 * i + 100));
      }
      named(parts);

      var merged = next(part(0, 100 * many + 100)).getFirst();

      assertThat(merged.life().merged()).hasSizeGreaterThanOrEqualTo(many).isSorted();
    }
  }

  @Test
  void whoever_belongs_as_likely_as_not_counts() {
    var half =
        part(0, 40).stream()
            .map(m -> new ClusterMember(m.principal(), m.account(), 0.5, false, false))
            .toList();
    String id = next(together(part(100, 110), half)).getFirst().id();

    assertThat(next(half).getFirst().id()).isEqualTo(id);
  }

  @Test
  void a_name_is_kept_for_thirty_days_to_the_millisecond() {
    String id = next(part(0, 50)).getFirst().id();
    next();
    tick += 30 * DAY - 2 * HOUR;
    var back = next(part(0, 50)).getFirst();
    next();
    tick += 30 * DAY - 2 * HOUR + 1;
    var later = next(part(0, 50)).getFirst();

    assertThat(back.id()).isEqualTo(id);
    assertThat(later.id()).isNotEqualTo(id);
  }
}
