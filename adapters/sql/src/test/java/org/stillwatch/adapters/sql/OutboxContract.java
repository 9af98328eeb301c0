// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.stillwatch.respond.notice.Backlog;
import org.stillwatch.respond.notice.Due;
import org.stillwatch.respond.notice.GivenUp;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Topic;

interface OutboxContract extends OnDatabase {
  long AT = 1_795_000_000_000L;

  private NoticeOutbox outbox() {
    return database().outbox();
  }

  private static Notice notice(String id) {
    return new Notice(id, Topic.ORDER, AT, "{\"n\": \"" + id + "\"}");
  }

  private List<String> dueIds(String receiver, long nowMillis) throws IOException {
    return outbox().due(receiver, nowMillis, 500).stream().map(due -> due.notice().id()).toList();
  }

  @Test
  default void a_notice_is_due_for_each_of_its_receivers_as_it_was_put() throws IOException {
    var notice = new Notice("n:1", Topic.CASE, AT, "{\"text\": \"\u00fc \ud83d\udd75 \\u0000\" }");

    assertThat(outbox().put(notice, List.of("model", "siem", "model"))).isTrue();

    assertThat(outbox().due("model", AT, 9)).containsExactly(new Due(notice, "model", 0, AT));
    assertThat(outbox().due("siem", AT, 9)).containsExactly(new Due(notice, "siem", 0, AT));
    assertThat(outbox().due("other", AT, 9)).isEmpty();
    assertThat(outbox().due("model", AT - 1, 9)).isEmpty();
  }

  @Test
  default void notices_that_name_something_are_forgotten_and_no_others() throws IOException {
    outbox().put(new Notice("n1", Topic.ORDER, AT, "{\"account\":\"acc\"}"), List.of("model"));
    outbox().put(new Notice("n2", Topic.ORDER, AT, "{\"account\":\"ACC\"}"), List.of("model"));
    outbox().put(new Notice("n3", Topic.ORDER, AT, "{\"account\":\"acc1\"}"), List.of("model"));
    outbox().put(new Notice("n4", Topic.ORDER, AT, "{\"account\":\"acc\"}"), List.of("model"));
    outbox().delivered("n4", "model", AT + 1);

    assertThat(outbox().forgetNaming("\"acc\"")).isEqualTo(2);

    assertThat(dueIds("model", AT)).containsExactlyInAnyOrder("n2", "n3");
  }

  @Test
  default void an_id_that_is_there_is_not_put_twice_even_after_its_delivery() throws IOException {
    outbox().put(notice("a"), List.of("model"));
    outbox().delivered("a", "model", AT + 1);

    var other = new Notice("a", Topic.POLICY, AT + 5, "{}");
    assertThat(outbox().put(other, List.of("model", "siem"))).isFalse();

    assertThat(dueIds("model", AT + 9)).isEmpty();
    assertThat(dueIds("siem", AT + 9)).isEmpty();
    assertThat(outbox().waiting()).isEmpty();
  }

  @Test
  default void threads_that_put_one_id_put_it_once() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 40; i++) {
        String id = "n" + i % 10;
        tasks.add(() -> outbox().put(notice(id), List.of("model")));
      }
      int put = 0;
      for (var task : threads.invokeAll(tasks)) {
        put += task.get() ? 1 : 0;
      }
      assertThat(put).isEqualTo(10);
    }
    assertThat(outbox().waiting()).isEqualTo(Map.of("model", new Backlog(10, 0)));
  }

  @Test
  default void what_failed_waits_and_counts_its_tries() throws IOException {
    outbox().put(notice("a"), List.of("model", "siem"));

    outbox().postpone("a", "model", AT + 100, "no answer");
    outbox().postpone("a", "model", AT + 200, "no answer");

    assertThat(dueIds("model", AT + 199)).isEmpty();
    assertThat(outbox().due("model", AT + 200, 9))
        .containsExactly(new Due(notice("a"), "model", 2, AT));
    assertThat(dueIds("siem", AT)).containsExactly("a");
  }

  @Test
  default void the_longest_due_comes_first_and_no_more_than_asked() throws IOException {
    for (String id : List.of("c", "a", "b", "d")) {
      outbox().put(notice(id), List.of("model"));
    }
    outbox().postpone("a", "model", AT + 50, "busy");
    outbox().postpone("b", "model", AT + 20, "busy");

    assertThat(dueIds("model", AT + 60)).containsExactly("c", "d", "b", "a");
    assertThat(outbox().due("model", AT + 60, 3)).hasSize(3);
  }

  @Test
  default void what_was_given_up_is_kept_listed_and_taken_up_again() throws IOException {
    outbox().put(notice("a"), List.of("model", "siem"));
    outbox().put(notice("b"), List.of("model"));
    outbox().postpone("a", "model", AT + 1, "busy");
    outbox().giveUp("a", "model", AT + 7, "answered 410");
    outbox().giveUp("a", "siem", AT + 8, "no answer");
    outbox().giveUp("b", "model", AT + 9, "no answer");

    var first = new GivenUp("a", Topic.ORDER, "model", 2, AT + 7, "answered 410");
    var second = new GivenUp("a", Topic.ORDER, "siem", 1, AT + 8, "no answer");
    assertThat(dueIds("model", Long.MAX_VALUE)).isEmpty();
    assertThat(outbox().givenUp("", "", 2)).containsExactly(first, second);
    assertThat(outbox().givenUp("a", "siem", 2)).map(GivenUp::id).containsExactly("b");
    assertThat(outbox().waiting())
        .isEqualTo(Map.of("model", new Backlog(0, 2), "siem", new Backlog(0, 1)));

    assertThat(outbox().again("a", "model", AT + 50)).isTrue();
    assertThat(outbox().again("a", "model", AT + 60)).isFalse();
    assertThat(outbox().due("model", AT + 50, 9))
        .containsExactly(new Due(notice("a"), "model", 0, AT + 50));
    assertThat(outbox().waiting().get("model")).isEqualTo(new Backlog(1, 1));
  }

  @Test
  default void a_delivery_that_is_settled_or_unknown_is_not_changed() throws IOException {
    outbox().put(notice("a"), List.of("model"));
    outbox().delivered("a", "model", AT + 1);

    outbox().postpone("a", "model", AT, "busy");
    outbox().giveUp("a", "model", AT, "busy");
    outbox().delivered("nowhere", "model", AT);
    outbox().postpone("a", "nobody", AT, "busy");

    assertThat(dueIds("model", Long.MAX_VALUE)).isEmpty();
    assertThat(outbox().givenUp("", "", 9)).isEmpty();
    for (String id : List.of("", "\0", "\ud800", "x".repeat(9999), "' or 1=1 --")) {
      assertThat(outbox().again(id, "model", AT)).isFalse();
      assertThat(outbox().again("a", id, AT)).isFalse();
    }
  }

  @Test
  default void what_every_receiver_has_is_forgotten_and_nothing_else() throws IOException {
    for (String id : List.of("done", "half", "lost", "none")) {
      outbox().put(notice(id), id.equals("none") ? List.of() : List.of("model", "siem"));
    }
    outbox().delivered("done", "model", AT);
    outbox().delivered("done", "siem", AT);
    outbox().delivered("half", "model", AT);
    outbox().delivered("lost", "model", AT);
    outbox().giveUp("lost", "siem", AT, "answered 410");

    assertThat(outbox().forget(AT)).isZero();
    assertThat(outbox().forget(AT + 1)).isEqualTo(2);

    assertThat(outbox().waiting()).isEqualTo(Map.of("siem", new Backlog(1, 1)));
    assertThat(outbox().put(notice("half"), List.of("model"))).isFalse();
    assertThat(outbox().put(notice("done"), List.of("model"))).isTrue();
    assertThat(dueIds("model", AT)).containsExactly("done");
  }

  @Test
  default void hostile_names_and_bodies_come_back_as_they_were() throws IOException {
    int i = 0;
    for (String text : HostileTexts.ALL) {
      String receiver = text.getBytes(StandardCharsets.UTF_8).length > 64 ? "model" : text;
      var notice = new Notice("n" + i++, Topic.FINDING, AT, HostileTexts.json(text));

      outbox().put(notice, List.of(receiver));
      outbox().postpone(notice.id(), receiver, AT + 1, "busy");

      assertThat(outbox().due(receiver, AT + 1, 1))
          .containsExactly(new Due(notice, receiver, 1, AT));
      outbox().giveUp(notice.id(), receiver, AT, text);
      assertThat(outbox().again(notice.id(), receiver, AT)).isTrue();
      outbox().giveUp(notice.id(), receiver, AT, text);
    }
    assertThat(outbox().givenUp("", "", 500)).map(GivenUp::why).isEqualTo(HostileTexts.ALL);
  }

  @Test
  default void a_body_of_a_mebibyte_is_kept() throws IOException {
    String body = "{\"a\":\"" + "\u00fc".repeat((Notice.MOST_BYTES - 8) / 2) + "\"}";
    var notice = new Notice("big", Topic.FINDING, AT, body);

    outbox().put(notice, List.of("siem"));

    assertThat(outbox().due("siem", AT, 1)).map(Due::notice).containsExactly(notice);
  }

  @Test
  default void what_cannot_be_kept_is_refused_without_being_shown() throws IOException {
    for (String body : List.of("{hunter2}", "{\"hunter2\":}", "{} {}", "{\"a\":1,\"a\":2}")) {
      assertThatThrownBy(
              () -> outbox().put(new Notice("a", Topic.CASE, AT, body), List.of("model")))
          .hasMessage("the body of a notice is one JSON object, each name once");
    }
    for (String name : List.of("", "x".repeat(65), "\0", "\ud800")) {
      assertThatThrownBy(() -> outbox().put(notice("a"), List.of("model", name)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the name of a receiver ");
    }
    assertThatThrownBy(() -> outbox().due("model", AT, 501))
        .hasMessage("a page holds 1 to 500 rows, got 501");
    assertThat(outbox().waiting()).isEmpty();
  }

  @Test
  default void a_notice_is_put_for_all_its_receivers_or_for_none()
      throws IOException, SQLException {
    place().execute(place().refuseWrites("notice_delivery"));

    assertThatThrownBy(() -> outbox().put(notice("a"), List.of("model")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(database() + ": putting a notice failed: ");
    assertThat(outbox().put(notice("a"), List.of())).isTrue();
  }

  @Test
  default void a_notice_that_is_none_of_ours_is_told_without_its_content()
      throws IOException, SQLException {
    outbox().put(notice("a"), List.of("model"));
    place().execute("update notice set topic = 'hunter2'");

    assertThatThrownBy(() -> outbox().due("model", AT, 1))
        .isInstanceOf(IOException.class)
        .hasMessage(database() + ": looking for due notices failed: a row is none of ours");
  }

  @Test
  default void notices_survive_a_restart() throws IOException {
    outbox().put(notice("a"), List.of("model"));
    outbox().postpone("a", "model", AT + 3, "busy");

    try (var again = Database.open(place().settings())) {
      assertThat(again.outbox().due("model", AT + 3, 9))
          .containsExactly(new Due(notice("a"), "model", 1, AT));
    }
  }
}
