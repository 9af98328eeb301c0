// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import org.stillwatch.respond.Stage;
import org.stillwatch.respond.access.Access;

/// Says who may come in, from memory.
public interface Admission {
  /// Whether an account or a registration may come in.
  ///
  /// @param feature what is to be used, empty for nothing in particular
  /// @param registration facts of a registration as `account/1`, empty for none
  /// @throws IllegalArgumentException when the registration cannot be read as that
  Access about(Stage stage, String account, String feature, String registration);

  /// Accounts whose facts about where they are contradict each other, as JSON for a person.
  String contradictions();
}
