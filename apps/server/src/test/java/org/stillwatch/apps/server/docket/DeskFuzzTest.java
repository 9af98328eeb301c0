// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.http.Desk.Address;
import org.stillwatch.adapters.http.Desk.Reply;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.apps.server.casefile.SmallCase;

/// Whatever somebody sends to the desk is done or refused in a sentence of ours; what is refused
/// was not begun either. In CI the kept corpus is replayed; with `JAZZER_FUZZ=1` bytes are made up
/// (`bin/fuzz`).
final class DeskFuzzTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> IDS =
      List.of(SmallCase.ID, "a_00000001", "a_00000002", "appeal_000001", "k_000001", "none");

  /// Calls that are the desk's; those of sharing come after them.
  private static final List<Address> ADDRESSES =
      Arrays.stream(Address.values()).filter(a -> a.compareTo(Address.NOTICE) <= 0).toList();

  /// So many steps and the case is opened anew, so that no step finds a longer history.
  private static final int MOST_STEPS = 100;

  private static final int PAGE = 500;

  @TempDir private static Path folder = Path.of("");
  private static Optional<SmallCase> open = Optional.empty();
  private static int steps;

  @AfterAll
  static void closed() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static SmallCase one() throws Exception {
    if (open.isEmpty() || steps > MOST_STEPS) {
      closed();
      steps = 0;
      open = Optional.of(SmallCase.worked(Files.createTempDirectory(folder, "case")));
    }
    return open.get();
  }

  /// The address, the id that it names, and the body.
  @FuzzTest(maxDuration = "10m")
  void desks(byte[] bytes) throws Exception {
    if (bytes.length < 2) {
      return;
    }
    Address address = ADDRESSES.get((bytes[0] & 0xff) % ADDRESSES.size());
    String id = IDS.get((bytes[1] & 0xff) % IDS.size());
    String body = new String(bytes, 2, bytes.length - 2, UTF_8);
    SmallCase desk = one();
    long before = events(desk);

    Reply reply = desk.answer(new Desk.Call(address, "eva", id, "", body));

    switch (reply) {
      case Reply.Done done -> {
        assertThat(JSON.readTree(done.json()).isContainerNode()).isTrue();
        steps++;
      }
      case Reply.File file -> {
        assertThat(file.zip()).isNotEmpty();
        steps++;
      }
      case Reply.Refused refused -> ours(refused.sentence());
      case Reply.Unreadable unreadable -> ours(unreadable.expected());
      case Reply.Missing _, Reply.Failing _ -> {}
    }
    if (!(reply instanceof Reply.Done)) {
      assertThat(events(desk)).as(address + " was not done").isEqualTo(before);
    }
    assertThat(reply).as("the disk is there").isNotInstanceOf(Reply.Failing.class);
  }

  /// The number of the last event.
  private static long events(SmallCase desk) throws IOException {
    long last = 0;
    List<DocketStore.Kept> page = desk.database().docket().events(last, PAGE);
    while (!page.isEmpty()) {
      last = page.getLast().sequence();
      page = desk.database().docket().events(last, PAGE);
    }
    return last;
  }

  /// One plain line, whatever stood in the call.
  private static void ours(String sentence) {
    assertThat(sentence)
        .hasSizeBetween(1, 2_000)
        .matches(line -> line.chars().noneMatch(Character::isISOControl), "one plain line");
  }
}
