// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.Optional;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.limit.Wanted;

/// Answers questions in microseconds.
public interface Decider {
  /// Decides about a request or a registration and keeps what is needed to decide again.
  ///
  /// @param account its account
  /// @param key id of the key with which it comes, empty when it is not known
  /// @param registration facts of a registration as `account/1`, empty for a request
  /// @param wanted what a request will use
  /// @throws IllegalArgumentException when the registration cannot be read as that
  Decision decide(Stage stage, String account, String key, String registration, Wanted wanted);

  /// Decides about one request or registration of which nothing more is known.
  default Decision decide(Stage stage, String account, String registration) {
    return decide(stage, account, "", registration, Wanted.REQUEST);
  }

  /// A decision that was made, as JSON.
  Optional<String> decision(String id);
}
