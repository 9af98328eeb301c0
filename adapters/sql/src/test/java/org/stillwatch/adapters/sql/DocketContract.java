// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.sql.DocketStore.Addition;
import org.stillwatch.adapters.sql.DocketStore.Kept;
import org.stillwatch.adapters.sql.DocketStore.Text;

interface DocketContract extends OnDatabase {
  private DocketStore store() {
    return database().docket();
  }

  private static Addition addition(String json) {
    return new Addition(json, new AuditEvent(1_000, "ana", "docket.test", "a_1", "{}"));
  }

  @Test
  default void events_come_back_in_their_order_and_stand_in_the_audit_log() throws IOException {
    assertThat(store().append(0, List.of(addition("{\"n\":1}"), addition("{\"n\":2}")), List.of()))
        .isEqualTo(OptionalLong.of(2));
    assertThat(store().append(2, List.of(addition("{\"n\":3}")), List.of()))
        .isEqualTo(OptionalLong.of(3));

    assertThat(store().events(0, 2))
        .containsExactly(new Kept(1, "{\"n\":1}"), new Kept(2, "{\"n\":2}"));
    assertThat(store().events(2, 500)).containsExactly(new Kept(3, "{\"n\":3}"));
    assertThat(database().auditLog().entries(0, 9)).hasSize(3);
    assertThat(database().auditLog().verify(AuditHead.EMPTY)).isInstanceOf(AuditCheck.Intact.class);
  }

  @Test
  default void who_does_not_know_all_events_appends_none() throws IOException {
    store().append(0, List.of(addition("{}")), List.of());

    assertThat(store().append(0, List.of(addition("{\"late\":1}")), List.of(text("t", "late"))))
        .isEmpty();

    assertThat(store().events(0, 9)).hasSize(1);
    assertThat(store().text("t")).isEmpty();
    assertThat(database().auditLog().entries(0, 9)).hasSize(1);
  }

  private static Text text(String id, String body) {
    return new Text(id, "note", body);
  }

  @Test
  default void texts_come_back_as_they_were_and_can_be_forgotten() throws IOException {
    for (String hostile : HostileTexts.ALL) {
      String id = "t" + HostileTexts.ALL.indexOf(hostile);
      store().append(store().events(0, 500).size(), List.of(), List.of(text(id, hostile + "\0\\")));
      assertThat(store().text(id)).hasValue(hostile + "\0\\");
    }
    store().append(0, List.of(), List.of(text("t0", "another")));
    assertThat(store().text("t0")).as("the first stays").isNotEqualTo("another");

    var audit = new AuditEvent(2_000, "ana", "text.forget", "t0", "{}");
    assertThat(store().forget("t0", audit)).isTrue();
    assertThat(store().forget("t0", audit)).isFalse();
    assertThat(store().text("t0")).isEmpty();
    assertThat(database().auditLog().entries(0, 9)).hasSize(1);
  }

  @Test
  default void what_is_forgotten_together_is_gone_and_the_log_is_whole() throws IOException {
    store()
        .append(0, List.of(addition("{\"a\":1}"), addition("{\"b\":2}")), List.of(text("t", "x")));
    store().append(2, List.of(), List.of(text("u", "stays")));
    var entry = new AuditEvent(2_000, "ana", "account.forgotten", "forgotten-1", "{}");

    store().forget(List.of(new Kept(1, "{\"c\":1}")), List.of("t", "none"), List.of(entry, entry));

    assertThat(store().events(0, 9))
        .containsExactly(new Kept(1, "{\"c\":1}"), new Kept(2, "{\"b\":2}"));
    assertThat(store().text("t")).isEmpty();
    assertThat(store().text("u")).hasValue("stays");
    assertThat(database().auditLog().entries(0, 9)).hasSize(4);
    assertThat(database().auditLog().verify(AuditHead.EMPTY)).isInstanceOf(AuditCheck.Intact.class);
    database().compact();
    assertThat(store().text("u")).as("after compacting").hasValue("stays");
  }

  @Test
  default void texts_are_read_many_at_once() throws IOException {
    store().append(0, List.of(), List.of(text("one\\", "1\0"), text("two", "2"), text("x", "3")));
    store().forget("two", new AuditEvent(2_000, "ana", "text.forget", "two", "{}"));

    assertThat(store().texts(List.of("one\\", "two", "three", "", "x")))
        .isEqualTo(Map.of("one\\", "1\0", "x", "3"));
    assertThat(store().texts(List.of())).isEmpty();
    assertThatThrownBy(() -> store().texts(Collections.nCopies(501, "x")))
        .hasMessage("a page holds 1 to 500 rows, got 501");
  }

  @Test
  default void all_of_an_append_happens_or_nothing() throws IOException, SQLException {
    place().execute(place().refuseWrites("docket_event"));

    assertThatThrownBy(
            () -> store().append(0, List.of(addition("{}")), List.of(text("t", "secret"))))
        .isInstanceOf(IOException.class)
        .satisfies(failure -> assertThat(Traces.of(failure)).doesNotContain("secret"));

    assertThat(store().text("t")).isEmpty();
    assertThat(database().auditLog().entries(0, 9)).isEmpty();
  }
}
