// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.apps.server.decide.DecisionRecord;
import org.stillwatch.apps.server.decide.KeptDecisions;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch replay`: makes a stored decision again from what was stored with it. It needs the
/// service to be stopped; a running one answers `GET /v1/decisions/ID`.
@Command(
    name = "replay",
    description = "Makes a stored decision again; exit 1 when it comes out otherwise.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Parameters(index = "0", description = "id of the decision")
  private String id = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Configuration from = options.read();
    String keyId = KeyFile.load(from.path(Setting.KEY_FILE), new SecureRandom()).keyId();
    try (Journal journal =
        Journal.open(
            from.path(Setting.STATE).resolve("decisions"),
            JournalSettings.DEFAULT,
            KeptDecisions.frames().header("decisions/1", keyId))) {
      Decision decision =
          new KeptDecisions(journal)
              .find(id)
              .orElseThrow(() ->
                  new ConfigException(
                      "replay", "decision", "no such decision", "an id that was answered here"));
      Objects.requireNonNull(spec).commandLine().getOut().println(DecisionRecord.json(decision));
      return decision.again().equals(decision) ? 0 : 1;
    }
  }
}
