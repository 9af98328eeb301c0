// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.json.AccountResultLines;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;

/// What a scan wrote, read again.
///
/// @param folder the scan's `--out`
record ResultFolder(Path folder) {
  private interface Line<T> {
    T read(String line) throws IOException;
  }

  List<Campaign> campaigns() throws IOException {
    return lines("campaigns.jsonl", CampaignLines::read);
  }

  /// The campaign with an id.
  ///
  /// @param command that asks, for the message when there is none
  Campaign campaign(String command, String id) throws IOException {
    return campaigns().stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                command, "campaign", Plain.text(id), "the id of a campaign of " + folder));
  }

  List<AccountResult> accounts() throws IOException {
    return lines("accounts.jsonl", AccountResultLines::read);
  }

  private <T> List<T> lines(String name, Line<T> reader) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new ConfigException("--result", folder.toString(), "no " + name, "a scan's --out");
    }
    var read = new ArrayList<T>();
    try (var lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        read.add(reader.read(line));
      }
    }
    return read;
  }
}
