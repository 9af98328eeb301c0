// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.sql.SharingStore.Change;
import org.stillwatch.adapters.sql.SharingStore.Kept;
import org.stillwatch.adapters.sql.SharingStore.Named;
import org.stillwatch.adapters.sql.SharingStore.Place;
import org.stillwatch.adapters.sql.SharingStore.Placed;
import org.stillwatch.adapters.sql.SharingStore.Row;

interface SharingContract extends OnDatabase {
  private SharingStore sharing() {
    return database().sharing();
  }

  private static AuditEvent entry() {
    return new AuditEvent(1_000, "ana", "share.test", "p_1", "{}");
  }

  private static Placed placed(String collection, long micros, String text) {
    var row =
        new Row(
            new Place(collection, micros),
            "indicator--x",
            "2026-01-01T00:00:00.000Z",
            "2.1",
            "own",
            "provider-b",
            text.length(),
            "");
    return new Placed(row, text);
  }

  private static Change change(List<String> steps, List<Placed> placed, List<Place> gone) {
    return new Change(steps, placed, gone, List.of(), List.of(entry()));
  }

  @Test
  default void what_is_shared_comes_back_in_its_order_with_its_audit_entry() throws IOException {
    var first = change(List.of("{\"n\":1}"), List.of(placed("c", 5, "{}")), List.of());
    assertThat(sharing().write(0, first)).isEqualTo(OptionalLong.of(1));
    var second =
        change(
            List.of("{\"n\":2}"),
            List.of(placed("c", 9, "{\"b\":1}"), placed("d", 5, "{\"c\":1}")),
            List.of());
    assertThat(sharing().write(1, second)).isEqualTo(OptionalLong.of(2));

    assertThat(sharing().steps(0, 500))
        .containsExactly(new Kept(1, "{\"n\":1}"), new Kept(2, "{\"n\":2}"));
    assertThat(sharing().rows("c", Long.MIN_VALUE, 500))
        .extracting(r -> r.place().addedMicros())
        .containsExactly(5L, 9L);
    assertThat(sharing().rows("c", 5, 500)).hasSize(1);
    assertThat(sharing().text(new Place("d", 5))).hasValue("{\"c\":1}");
    assertThat(database().auditLog().entries(0, 9)).hasSize(2);
  }

  @Test
  default void who_does_not_know_all_steps_writes_nothing() throws IOException {
    sharing().write(0, change(List.of("{}"), List.of(), List.of()));

    assertThat(sharing().write(0, change(List.of("{}"), List.of(placed("c", 1, "{}")), List.of())))
        .isEmpty();

    assertThat(sharing().rows("c", 0, 9)).isEmpty();
    assertThat(database().auditLog().entries(0, 9)).hasSize(1);
  }

  @Test
  default void two_objects_at_one_moment_of_a_collection_are_refused_whole() throws IOException {
    sharing().write(0, change(List.of(), List.of(placed("c", 1, "{}")), List.of()));
    var again = change(List.of("{}"), List.of(placed("c", 1, "{\"x\":1}")), List.of());

    assertThatThrownBy(() -> sharing().write(0, again)).isInstanceOf(IOException.class);

    assertThat(sharing().steps(0, 9)).isEmpty();
    assertThat(database().auditLog().entries(0, 9)).hasSize(1);
  }

  @Test
  default void a_deleted_object_is_gone_and_its_place_stays_taken() throws IOException {
    sharing().write(0, change(List.of(), List.of(placed("c", 1, "{}")), List.of()));
    sharing().write(0, change(List.of(), List.of(), List.of(new Place("c", 1))));

    assertThat(sharing().text(new Place("c", 1))).isEmpty();
    assertThat(sharing().rows("c", 0, 9)).isEmpty();
  }

  @Test
  default void a_named_text_is_its_owners_and_the_newest_stands() throws IOException {
    for (String hostile : HostileTexts.ALL) {
      var named = new Named("s", "provider-b", hostile + "\0\\");
      sharing()
          .write(0, new Change(List.of(), List.of(), List.of(), List.of(named), List.of(entry())));
      assertThat(sharing().named("s", "provider-b")).hasValue(hostile + "\0\\");
    }
    assertThat(sharing().named("s", "provider-c")).isEmpty();
    assertThatThrownBy(() -> change(List.of(""), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
