// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServedShapeTest {
  /// As for the other journals, see `EarlierEntriesTest`.
  @Test
  void what_is_kept_changes_only_on_purpose() {
    assertThat(Served.frames().shape()).isEqualTo("aa13ddef9d71fdb6");
  }
}
