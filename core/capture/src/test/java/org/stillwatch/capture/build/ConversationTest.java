// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.capture.build.Records.chat;
import static org.stillwatch.capture.build.Records.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.TaskClass;

class ConversationTest {
  @Test
  void a_longer_conversation_carries_the_hashes_of_its_own_beginnings() {
    var shorter = fingerprint(messages(3)).prefix();
    var longer = fingerprint(messages(5)).prefix();

    assertThat(shorter).hasSize(3);
    assertThat(longer).hasSize(4).startsWith(shorter.get(1), shorter.get(2));
  }

  @Test
  void any_change_in_an_early_turn_changes_every_later_hash() {
    var one = fingerprint(messages(5)).prefix();
    var other = fingerprint(messages(5).replace("turn 0", "turn zero")).prefix();

    assertThat(other).doesNotContainAnyElementsOf(one);
  }

  @Test
  void the_three_apis_give_one_conversation_the_same_hashes() {
    var chat =
        fingerprint(
            "{\"messages\":[" + turn("system", "Be kind.") + "," + turn("user", "Hi there") + "]}");
    var messages =
        fingerprint(
            "{\"system\":[{\"type\":\"text\",\"text\":\"Be kind.\"}],\"messages\":[{\"content\":[{\"text\":\"Hi there\","
                + "\"type\":\"text\",\"cache_control\":{\"type\":\"ephemeral\"}}],\"role\":\"user\"}]}");
    var responses = fingerprint("{\"instructions\":\"Be kind.\",\"input\":\"Hi there\"}");

    assertThat(messages).isEqualTo(chat);
    assertThat(responses).isEqualTo(chat);
    assertThat(chat.system()).isNotZero();
  }

  @Test
  void thoughts_do_not_change_a_conversation_but_their_signature_is_kept() {
    String thought =
        "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"c2lnbmF0dXJlLW9mLXRoaXM=\"},";
    var with = fingerprint(answered(thought));
    var without = fingerprint(answered(""));

    assertThat(with.prefix()).isEqualTo(without.prefix());
    assertThat(with.signatures()).hasSize(1);
    assertThat(without.signatures()).isEmpty();
  }

  @Test
  void assistants_and_tools_are_in_the_conversation_but_not_in_the_segments() {
    String secondHand = "These five words were returned.";
    var spoken =
        fingerprint(
            "{\"messages\":[%s,%s,%s]}"
                .formatted(
                    turn("user", "Please call the weather tool."),
                    turn("assistant", secondHand),
                    turn("tool", secondHand)));
    var results =
        fingerprint(
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"These five words were returned.\"}]}]}]}");

    assertThat(spoken.segments()).hasSize(1).doesNotContainAnyElementsOf(segments(secondHand));
    assertThat(results.segments()).isEmpty();
    assertThat(results.capabilities()).containsKey(TaskClass.AGENTIC);
    assertThat(spoken.prefix()).hasSize(3);
  }

  @Test
  void a_template_in_an_early_turn_is_found() {
    String template = "Write a new exam question about the topic below.";
    var split =
        "{\"messages\":[%s,%s,%s]}"
            .formatted(turn("user", template), turn("assistant", "Sure."), turn("user", "Go on"));

    assertThat(fingerprint(split).segments()).containsAll(segments(template));
  }

  @Test
  void the_newest_turns_win_under_the_cap_and_the_cut_is_marked() {
    var limits = new Limits(256, 256, 128, 1_024, 40);
    var capture = new Capture(Records.key(7), limits, List.of());
    byte[] line =
        "{\"messages\":[%s,%s]}"
            .formatted(
                turn("user", "The first message is far too long to fit under it."),
                turn("user", "The second message came last."))
            .getBytes(StandardCharsets.UTF_8);
    var builder = capture.exchange().id("x").timeMillis(Records.NOON).account("a");

    var cut = Records.used(builder.request(line, 0, line.length)).fingerprint();

    assertThat(cut.cut()).isTrue();
    assertThat(cut.codePoints()).isEqualTo(79);
    assertThat(cut.segments()).containsAll(segments("The second message came last."));
    assertThat(cut.segments())
        .doesNotContainAnyElementsOf(
            segments("The first message is far too long to fit under it."));
  }

  @Test
  void tools_are_the_same_in_any_order_of_tools_and_members_whatever_they_say_of_themselves() {
    String one =
        "[{\"name\":\"a\",\"input_schema\":{\"x\":1.0,\"y\":[1,2]}},{\"name\":\"b\",\"description\":\"old\"}]";
    String same =
        "[{\"name\":\"b\",\"description\":\"new\"},{\"input_schema\":{\"y\":[1,2],\"x\":1},\"name\":\"a\"}]";
    String other = "[{\"name\":\"b\"},{\"input_schema\":{\"y\":[2,1],\"x\":1},\"name\":\"a\"}]";

    assertThat(tools(one)).isNotZero().isEqualTo(tools(same)).isNotEqualTo(tools(other));
  }

  @Test
  void an_exact_request_is_the_same_under_another_model_and_end_user_but_not_another_setting() {
    String said = "\"messages\":[" + turn("user", "Hi there") + "]}";
    long one = fingerprint("{\"model\":\"a\",\"user\":\"u\",\"temperature\":1," + said).request();

    assertThat(fingerprint("{\"temperature\":1.0,\"model\":\"b\"," + said).request())
        .isEqualTo(one);
    assertThat(fingerprint("{\"temperature\":0.5," + said).request()).isNotEqualTo(one);
  }

  @Test
  void a_demanded_format_has_a_hash_of_its_own() {
    var body = "{\"messages\":[],\"response_format\":{\"type\":\"json_object\"}}";

    assertThat(fingerprint(body).format()).isNotZero();
    assertThat(fingerprint("{\"messages\":[]}").format()).isZero();
  }

  @Test
  void a_member_that_comes_twice_counts_as_it_came_last() {
    String twice =
        "{\"messages\":["
            + turn("user", "one two three four")
            + "],\"messages\":["
            + turn("user", "five six seven eight")
            + "]}";

    assertThat(fingerprint(twice).segments()).isEqualTo(segments("five six seven eight"));
  }

  @Test
  void a_part_of_unknown_kind_is_kept_out() {
    var body =
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"one two three four\",\"type\":\"hologram\"},"
            + "{\"type\":\"text\",\"text\":\"five six seven eight\"}]}]}";

    assertThat(fingerprint(body).segments()).isEqualTo(segments("five six seven eight"));
  }

  private static String answered(String thought) {
    return "{\"messages\":[%s,{\"role\":\"assistant\",\"content\":[%s{\"type\":\"text\",\"text\":\"ok\"}]}]}"
        .formatted(turn("user", "Hi"), thought);
  }

  private static long tools(String tools) {
    return fingerprint("{\"messages\":[],\"tools\":" + tools + "}").tools();
  }

  private static List<Long> segments(String text) {
    Fingerprint alone = fingerprint(chat(text));
    return alone.segments();
  }

  private static String messages(int count) {
    var turns = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      turns.add(turn(i % 2 == 0 ? "user" : "assistant", "turn " + i));
    }
    return "{\"messages\":[" + String.join(",", turns) + "]}";
  }

  private static String turn(String role, String text) {
    return "{\"role\":\"%s\",\"content\":%s}".formatted(role, Records.quoted(text));
  }
}
