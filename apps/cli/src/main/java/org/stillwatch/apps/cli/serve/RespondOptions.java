// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.apps.server.RespondSettings;

/// The settings of responding.
final class RespondOptions {
  private RespondOptions() {}

  static RespondSettings of(Configuration from) {
    return new RespondSettings(
        from.path(Setting.POLICY_KEYS),
        health(from),
        from.text(Setting.APPEALS_CONTACT),
        from.file(Setting.WEBHOOKS_FILE),
        from.path(Setting.DISPOSITIONS));
  }

  private static Optional<URI> health(Configuration from) {
    String text = from.text(Setting.APPEALS_HEALTH);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var uri = new URI(text);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw from.wrong(Setting.APPEALS_HEALTH, "an address that begins with https:// or http://");
  }
}
