// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.AuditLog;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.base.Times;
import org.stillwatch.share.report.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stillwatch share log`: every exchange with partners, for counsel. The table is a part of the
/// audit log, in its order; `stillwatch audit` says whether that is whole.
@Command(
    name = "log",
    description =
        "Prints every exchange with partners as a table: who, what, under which" + " agreement.",
    mixinStandardHelpOptions = true)
public final class ShareLogCommand implements Callable<Integer> {
  private static final String SHARED = "share.";
  private static final int PAGE = 500;
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Database database = ConfigOptions.database(options.read())) {
      AuditLog log = database.auditLog();
      out.print("entry,at,what,who,subject,agreement,detail\r\n");
      long after = 0;
      List<AuditEntry> page = log.entries(after, PAGE);
      while (!page.isEmpty()) {
        for (AuditEntry entry : page) {
          if (entry.event().action().startsWith(SHARED)) {
            out.print(row(entry) + "\r\n");
          }
        }
        after = page.getLast().sequence();
        page = log.entries(after, PAGE);
      }
      out.flush();
    }
    return 0;
  }

  private static String row(AuditEntry entry) {
    AuditEvent event = entry.event();
    return Stream.of(
            Long.toString(entry.sequence()),
            Times.text(event.atMillis()),
            event.action(),
            event.actor(),
            event.subject(),
            agreement(event.detail()),
            event.detail())
        .map(Tables::cell)
        .collect(Collectors.joining(","));
  }

  private static String agreement(String detail) {
    try {
      JsonNode json = JSON.readTree(detail);
      return json.path("agreement").asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
