// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.AccountResultLines;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.apps.cli.report.Told;
import org.stillwatch.apps.server.page.Cells;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch explain`: everything that a scan says of one campaign or one account.
@Command(
    name = "explain",
    description =
        "Says everything about one campaign or account: for, against, unknown, and how to check.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SUBJECT", description = "a campaign's id, or an account's")
  private String subject = "";

  @Option(names = "--result", required = true, description = "folder of a scan")
  private @Nullable Path result;

  @Option(names = "--json", description = "the record itself, for machines")
  private boolean json;

  @Option(names = "--csv", description = "a campaign's members as a table, for spreadsheets")
  private boolean csv;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var folder = new ResultFolder(Objects.requireNonNull(result));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Optional<Campaign> campaign =
        folder.campaigns().stream().filter(c -> c.id().equals(subject)).findFirst();
    if (campaign.isPresent()) {
      campaign(campaign.get(), out);
    } else {
      account(account(folder), out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private AccountResult account(ResultFolder folder) throws IOException {
    return folder.accounts().stream()
        .filter(a -> a.id().value().equals(subject))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "explain",
                "subject",
                Plain.text(subject),
                "a campaign or an account of "
                    + folder.folder()
                    + " about which something is said"));
  }

  private void campaign(Campaign campaign, PrintWriter out) {
    if (json) {
      out.println(CampaignLines.line(campaign));
    } else if (csv) {
      out.println(Cells.row(List.of("account", "membership", "role", "verdict", "costlyTie")));
      for (Campaign.Member member : campaign.accounts()) {
        out.println(
            Cells.row(
                List.of(
                    member.id().value(),
                    String.valueOf(member.membership()),
                    member.core() ? "core" : "periphery",
                    member.verdict().word(),
                    String.valueOf(member.costlyTie()))));
      }
    } else {
      Told.of(campaign).forEach(line -> out.println(Plain.line(line)));
    }
  }

  private void account(AccountResult account, PrintWriter out) {
    if (json) {
      out.println(AccountResultLines.line(account));
    } else {
      Told.of(account).forEach(line -> out.println(Plain.line(line)));
    }
  }
}
