// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

import java.util.Locale;
import java.util.Optional;

/// What a notice is about; receivers are told of the topics that they were given.
public enum Topic {
  /// What the model service is asked to do.
  ORDER,
  /// A case was opened, changed or closed.
  CASE,
  /// An appeal arrived or was decided.
  APPEAL,
  /// A campaign was found, changed or is gone.
  FINDING,
  /// The policy was changed.
  POLICY;

  /// The word in records and settings.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The topic with a word.
  public static Optional<Topic> of(String word) {
    for (Topic topic : values()) {
      if (topic.word().equals(word)) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }
}
