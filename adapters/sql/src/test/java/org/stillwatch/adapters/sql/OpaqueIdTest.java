// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueIdTest {
  @Test
  void ordinary_ids_stand_as_they_are() {
    assertThat(OpaqueId.stored("acct_1/\u00fc")).isEqualTo("acct_1/\u00fc");
  }

  /// Every text of up to six letters out of those that matter.
  @Test
  void every_id_has_a_column_of_its_own_and_comes_back() {
    var columns = new HashSet<String>();
    int ids = 0;
    for (int length = 0; length <= 6; length++) {
      for (String id : texts(length)) {
        String stored = OpaqueId.stored(id);
        columns.add(stored);
        ids++;

        assertThat(stored).doesNotContain("\0");
        assertThat(OpaqueId.original(stored)).isEqualTo(id);
      }
    }
    assertThat(columns).hasSize(ids);
  }

  private static List<String> texts(int length) {
    if (length == 0) {
      return List.of("");
    }
    return texts(length - 1).stream()
        .flatMap(rest -> List.of("\\", "\0", "0", "a").stream().map(letter -> letter + rest))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\b", "\\\\\\", "\0", "a\\0\0"})
  void columns_that_we_never_write_are_refused(String column) {
    assertThatThrownBy(() -> OpaqueId.original(column)).hasMessage("not an id of ours");
  }
}
