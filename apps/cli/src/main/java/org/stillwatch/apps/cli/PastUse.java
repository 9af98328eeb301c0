// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.apps.cli.ingest.Ingested;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.engines.local.AccountBook;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.respond.limit.Principal;
import org.stillwatch.respond.limit.sizing.Past;

/// What a log says about use: who asked when, and for which capability class.
///
/// @param requests in order of time
/// @param incomplete sources that were not read to their end, and why
record PastUse(List<Past> requests, List<String> incomplete) {
  static PastUse read(Ingest ingest, List<Path> exchanges, List<Path> accounts) throws IOException {
    Ingested ingested =
        ingest.read(new Ingest.Paths(exchanges, accounts, List.of()), Progress.SILENT);
    AccountBook book = ingested.input().accounts();
    Map<AccountId, Principal> principals = new HashMap<>();
    var requests = new ArrayList<Past>();
    for (Observation seen : ingested.input().exchanges()) {
      requests.add(
          new Past(
              seen.timeMillis(),
              seen.account().value(),
              principals.computeIfAbsent(seen.account(), id -> principal(book, id)),
              topic(seen.fingerprint())));
    }
    return new PastUse(List.copyOf(requests), incomplete(ingested));
  }

  private static List<String> incomplete(Ingested ingested) {
    return Stream.concat(ingested.exchangeSources().stream(), ingested.otherSources().stream())
        .filter(source -> !source.incomplete().isEmpty())
        .map(source -> source.name() + ": " + source.incomplete())
        .toList();
  }

  private static Principal principal(AccountBook book, AccountId account) {
    return book.at(account, Long.MAX_VALUE)
        .map(known -> principal(known, book.organisation(account)))
        .orElseGet(() -> Principal.unknown(account.value()));
  }

  private static Principal principal(AccountFacts known, long organisation) {
    return Principal.of(known.id().value(), organisation, known.verification());
  }

  /// The class with the largest share, of several the first; none where there was no text.
  static String topic(Fingerprint fingerprint) {
    String topic = "";
    int most = 0;
    for (TaskClass task : TaskClass.values()) {
      int share = fingerprint.capabilities().getOrDefault(task, 0);
      if (share > most) {
        most = share;
        topic = task.word();
      }
    }
    return topic;
  }
}
