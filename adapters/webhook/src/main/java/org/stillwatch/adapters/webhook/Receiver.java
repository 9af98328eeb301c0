// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.respond.notice.Topic;

/// A program that is told of some topics.
///
/// @param name by which its deliveries are kept; 1 to 64 lower-case letters, digits, `_` or `-`
/// @param url where it listens; https, or http on this machine. Its path may be a secret and is
///   shown nowhere
/// @param secret what its notices are signed with
/// @param topics at least one
public record Receiver(String name, URI url, SecretFile secret, Set<Topic> topics) {
  static final String NAME_EXPECTED = "1 to 64 of a-z 0-9 _ -, the first no sign";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  /// @throws IllegalArgumentException saying what is expected, without what was found
  public Receiver {
    if (!isName(name)) {
      throw new IllegalArgumentException(NAME_EXPECTED);
    }
    ReceiverUrl.checked(url);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("at least one topic");
    }
    topics = Collections.unmodifiableSet(EnumSet.copyOf(topics));
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public String toString() {
    return "receiver %s at %s, topics %s".formatted(name, url.getHost(), topics);
  }
}
