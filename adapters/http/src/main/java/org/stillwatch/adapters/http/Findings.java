// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.List;
import java.util.Optional;

/// The findings of the last tick, as JSON. Answers from memory.
public interface Findings {
  /// Some campaigns.
  ///
  /// @param records of `campaign/1`
  /// @param next id after which the next page begins, empty at the end
  record Page(List<String> records, String next) {}

  /// Campaigns by id.
  ///
  /// @param after the id before the first one, empty for the first page
  /// @param most how many
  Page campaigns(String after, int most);

  /// One campaign as `campaign/1`.
  Optional<String> campaign(String id);

  /// One account as `account-result/1`; empty when nothing was found about it.
  Optional<String> account(String id);

  /// How far detection is, as JSON.
  String status();
}
