// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditHashV1Test {
  private static final String NOTHING_BEFORE = AuditHead.EMPTY.hash();

  /// Both were computed from the description alone, in another language.
  @Test
  void the_hashes_of_version_one_stay_what_they_are() {
    var first =
        new AuditEvent(1_795_000_000_000L, "ann", "key.revoke", "k_1", "{\"why\":\"lost\"}");
    var second = new AuditEvent(-1, "\u0416\u0443\u043a", "note", "a\0\\b", "{\"t\":\"\u00e9\"}");

    String one = AuditHashV1.of(1, first, NOTHING_BEFORE);
    String two = AuditHashV1.of(2, second, one);

    assertThat(one).isEqualTo("0bbd1b267796405d8e3fa7d8baa774668b46bb83c8153ec9e4642b9a4db2f93e");
    assertThat(two).isEqualTo("4c79183f9a64a51eccf34f717839b5a6b74395cc78b2cd8605185ff738f4667d");
  }

  @Test
  void an_entry_follows_one_head_and_no_other() {
    var event = new AuditEvent(1, "ann", "key.revoke", "k_1", "{}");
    AuditEntry first = AuditEntry.after(AuditHead.EMPTY, event);
    AuditEntry second = AuditEntry.after(first.head(), event);

    assertThat(first.follows(AuditHead.EMPTY)).isTrue();
    assertThat(second.follows(first.head())).isTrue();
    assertThat(second.follows(AuditHead.EMPTY)).isFalse();
    assertThat(second.follows(new AuditHead(1, "1".repeat(64)))).isFalse();
    var altered = new AuditEvent(2, "ann", "key.revoke", "k_1", "{}");
    assertThat(
            new AuditEntry(1, altered, first.previousHash(), first.hash()).follows(AuditHead.EMPTY))
        .isFalse();
  }

  @Test
  void entries_that_differ_anywhere_have_other_hashes() {
    var hashes = new HashSet<String>();
    for (AuditEvent event :
        List.of(
            new AuditEvent(1, "ab", "c", "d", "{}"),
            new AuditEvent(1, "a", "bc", "d", "{}"),
            new AuditEvent(1, "a", "b", "cd", "{}"),
            new AuditEvent(2, "ab", "c", "d", "{}"),
            new AuditEvent(1, "ab", "c", "d", "{\"a\":1}"))) {
      hashes.add(AuditHashV1.of(1, event, NOTHING_BEFORE));
      hashes.add(AuditHashV1.of(2, event, NOTHING_BEFORE));
      hashes.add(AuditHashV1.of(1, event, "1".repeat(64)));
    }

    assertThat(hashes).hasSize(15);
  }
}
