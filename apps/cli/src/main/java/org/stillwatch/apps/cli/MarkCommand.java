// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.server.docket.DispositionFile;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Times;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;
import org.stillwatch.judge.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch mark`: what a person decided about a campaign or an account. Appends one line; every
/// later scan reads it.
@Command(
    name = "mark",
    description = "Writes down what a person decided; every later scan reads it.",
    mixinStandardHelpOptions = true)
final class MarkCommand implements Callable<Integer> {
  /// Where decisions lie unless somebody says otherwise.
  static final String DISPOSITIONS = ".stillwatch/dispositions.jsonl";

  private static final Set<String> VERDICTS =
      new TreeSet<>(Set.of("confirmed", "overturned", "known-good", "snooze"));
  private static final int LONGEST_REASON = 1_024;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "a campaign's id, or account:ID")
  private String subject = "";

  @Parameters(
      index = "1",
      paramLabel = "DECISION",
      description = "confirmed, overturned, known-good or snooze")
  private String verdict = "";

  @Option(names = "--reason", required = true, description = "why, in your words")
  private String reason = "";

  @Option(
      names = "--by",
      description = "who decided (default: ${DEFAULT-VALUE})",
      defaultValue = "${sys:user.name}")
  private String by = "";

  @Option(
      names = "--one-hand",
      description = "yes or no: whether one operator is behind the accounts, abusive or not")
  private Optional<String> oneHand = Optional.empty();

  @Option(names = "--until", description = "when a snooze ends: a day or a time")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--result",
      required = true,
      description = "folder of the scan that you looked at: what you saw is written down too")
  private @Nullable Path result;

  @Option(
      names = "--dispositions",
      description = "file to append to (default: ${DEFAULT-VALUE})",
      defaultValue = DISPOSITIONS)
  private Path dispositions = Path.of(DISPOSITIONS);

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!VERDICTS.contains(verdict)) {
      throw new ConfigException(
          "mark", "decision", verdict, "one of " + String.join(", ", VERDICTS));
    }
    int bytes = reason.getBytes(StandardCharsets.UTF_8).length;
    if (reason.isBlank() || bytes > LONGEST_REASON) {
      throw new ConfigException("mark", "--reason", bytes + " bytes", "1 to 1024 bytes");
    }
    var about = about();
    var decision =
        new Disposition(
            about,
            verdict,
            InstantSource.system().millis(),
            by.isBlank() ? "unknown" : by,
            untilMillis(),
            reason,
            seen(about),
            oneHand());
    new DispositionFile(dispositions).append(decision);
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .printf(
            "%s %s is marked %s in %s; every scan that reads the file says so%n",
            about.kind(), Plain.text(about.id()), verdict, dispositions);
    return ExitCode.DONE;
  }

  private Optional<Boolean> oneHand() {
    if (oneHand.isPresent() && !Set.of("yes", "no").contains(oneHand.get())) {
      throw new ConfigException("mark", "--one-hand", oneHand.get(), "yes or no");
    }
    return oneHand.map("yes"::equals);
  }

  private Disposition.Subject about() {
    if (subject.startsWith("account:")) {
      return new Disposition.Subject("account", subject.substring("account:".length()));
    }
    return new Disposition.Subject("campaign", subject);
  }

  private long untilMillis() {
    if (until.isEmpty()) {
      if (verdict.equals("snooze")) {
        throw new ConfigException("mark", "--until", "nothing", "when the snooze ends");
      }
      return AccountFacts.UNKNOWN_TIME;
    }
    long millis = Times.accepted(Times.parseDay(until.get()));
    if (millis == Times.NONE) {
      throw new ConfigException(
          "mark", "--until", until.get(), "a day or an ISO-8601 time between 2015 and 2100");
    }
    return millis;
  }

  /// The evidence that lay before the decider, so that new evidence can be told from it.
  private Disposition.Seen seen(Disposition.Subject about) throws IOException {
    var folder = new ResultFolder(Objects.requireNonNull(result));
    List<Campaign> campaigns = folder.campaigns();
    if (about.kind().equals("account")) {
      if (folder.accounts().stream().noneMatch(a -> a.id().value().equals(about.id()))) {
        Objects.requireNonNull(spec)
            .commandLine()
            .getErr()
            .println("note: " + result + " says nothing about account " + Plain.text(about.id()));
      }
      boolean tied =
          campaigns.stream()
              .flatMap(c -> c.accounts().stream())
              .anyMatch(m -> m.costlyTie() && m.id().value().equals(about.id()));
      return new Disposition.Seen(Set.of(), tied ? Set.of(about.id()) : Set.of(), Set.of());
    }
    Campaign campaign =
        campaigns.stream()
            .filter(c -> c.id().equals(about.id()))
            .findFirst()
            .orElseThrow(() ->
                new ConfigException(
                    "mark",
                    "subject",
                    Plain.text(about.id()),
                    "a campaign of " + result + ", or account:ID"));
    var accounts = new TreeSet<String>();
    var tied = new TreeSet<String>();
    for (Campaign.Member member : campaign.accounts()) {
      if (member.membership() >= 0.5) {
        accounts.add(member.id().value());
      }
      if (member.costlyTie()) {
        tied.add(member.id().value());
      }
    }
    var costly = new TreeSet<String>();
    campaign.evidence().stream()
        .filter(e -> e.costlyToForge() && e.supports())
        .forEach(e -> costly.add(e.signal()));
    return new Disposition.Seen(accounts, tied, costly);
  }
}
