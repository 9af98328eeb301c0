// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.adapters.json.AccountTable;
import org.stillwatch.adapters.json.ActionLines;
import org.stillwatch.adapters.json.DispositionLines;
import org.stillwatch.adapters.json.EventLines;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.json.ModelLines;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.logs.fields.TableKind;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Disposition;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.ProviderAction;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.engines.local.AccountBook;
import org.stillwatch.engines.local.Intake;
import org.stillwatch.engines.local.Located;
import org.stillwatch.engines.local.PriceList;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.engines.local.ScanInput;

/// Reads logs and tables from files. Nothing is lost: what cannot be used is counted and located.
public final class Ingest {
  private final FingerprintKey key;
  private final Supplier<ExchangeSink> builders;
  private final int threads;
  private final LogKinds kinds;
  private final TableMaps tables;

  /// @param key hashes whatever is kept
  /// @param builders makes a builder for each exchange
  /// @param threads parsers at work at once, at least 1
  /// @param kinds how logs are read
  /// @param tables how the small tables beside them are read
  public Ingest(
      FingerprintKey key,
      Supplier<ExchangeSink> builders,
      int threads,
      LogKinds kinds,
      TableMaps tables) {
    this.key = key;
    this.builders = builders;
    this.threads = threads;
    this.kinds = kinds;
    this.tables = tables;
  }

  /// Where the input lies; only exchanges are required.
  public record Paths(
      List<Path> exchanges,
      List<Path> accounts,
      List<Path> actions,
      List<Path> models,
      List<Path> registries,
      List<Path> events,
      List<Path> dispositions) {
    /// Paths of the log and of what is known about its accounts, and of nothing else.
    public Paths(List<Path> exchanges, List<Path> accounts, List<Path> actions) {
      this(exchanges, accounts, actions, List.of(), List.of(), List.of(), List.of());
    }
  }

  /// Reads everything.
  public Ingested read(Paths paths, Progress progress) throws IOException {
    List<Source> logs = LogFiles.find("--exchanges", paths.exchanges);
    Registry registry = Registries.read(paths.registries, key);
    var histories = new AccountTable();
    var accounts =
        Rows.tables(
            LogFiles.find("--accounts", paths.accounts),
            TableKind.ACCOUNT,
            tables,
            key,
            new AccountLines(key)::read,
            histories::add);
    var stops = new ArrayList<ProviderAction>();
    var actions =
        Rows.tables(
            LogFiles.find("--actions", paths.actions),
            TableKind.ACTION,
            tables,
            key,
            new ActionLines(key)::read,
            (row, place) -> stops.add(row.value()));
    var disputes = new ArrayList<ScanInput.Dispute>();
    var leaks = new ArrayList<ScanInput.Leak>();
    var events =
        Rows.tables(
            LogFiles.find("--events", paths.events),
            TableKind.EVENT,
            tables,
            key,
            new EventLines(key)::read,
            (row, place) -> {
              histories.hear(row.value());
              ScanInput.Dispute.of(row.value()).ifPresent(disputes::add);
              ScanInput.Leak.of(row.value()).ifPresent(leaks::add);
            });
    var decided = new ArrayList<Disposition>();
    var dispositions =
        Rows.ours(
            LogFiles.find("--dispositions", paths.dispositions),
            key,
            new DispositionLines(key)::read,
            (row, place) -> decided.add(row.value()));
    var prices = new ArrayList<ModelFacts>();
    var models =
        Rows.tables(
            LogFiles.find("--models", paths.models),
            TableKind.MODEL,
            tables,
            key,
            new ModelLines(key)::read,
            (row, place) -> prices.add(row.value()));
    var intake = new Intake(key.hash("ids"));
    var rejected = new ArrayList<RejectedLine>();
    long[] ignored = {
      accounts.ignoredMembers()
          + actions.ignoredMembers()
          + events.ignoredMembers()
          + models.ignoredMembers()
          + dispositions.ignoredMembers()
    };
    long[] seen = {0};
    var presence = logs.stream().map(log -> new Presence()).toList();
    var feed = new ExchangeFeed(logs, kinds, key, builders, threads);
    var reports =
        feed.read(
            parsed -> {
              for (Located exchange : parsed.exchanges()) {
                intake.add(exchange);
                presence.get(exchange.place().source()).add(exchange.observation());
              }
              rejected.addAll(parsed.rejected());
              ignored[0] += parsed.ignoredMembers();
              seen[0] += parsed.exchanges().size();
              progress.at("read", seen[0], 0);
            },
            rejected::add);
    intake.conflicts().forEach(lost -> rejected.add(conflict(logs, lost)));
    rejected.addAll(accounts.rejected());
    rejected.addAll(histories.rejected());
    rejected.addAll(actions.rejected());
    rejected.addAll(events.rejected());
    rejected.addAll(models.rejected());
    rejected.addAll(dispositions.rejected());
    var others = new ArrayList<SourceReport>(accounts.reports());
    others.addAll(actions.reports());
    others.addAll(events.reports());
    others.addAll(models.reports());
    others.addAll(dispositions.reports());
    return new Ingested(
        new ScanInput(
            intake.inReplayOrder(),
            book(histories),
            stops.stream().flatMap(a -> ScanInput.Closure.of(a).stream()).toList(),
            new PriceList(prices),
            registry,
            List.copyOf(disputes),
            List.copyOf(leaks)),
        List.copyOf(decided),
        rejected,
        reports,
        feed.formats(),
        others,
        presence,
        intake.duplicates(),
        intake.conflicts().size(),
        ignored[0]);
  }

  private static AccountBook book(AccountTable histories) {
    return new AccountBook(histories.histories().values().stream().flatMap(List::stream).toList());
  }

  private static RejectedLine conflict(List<Source> sources, Located lost) {
    var place = lost.place();
    return new RejectedLine(
        sources.get(place.source()).name(),
        OptionalLong.of(place.line()),
        place.offset(),
        place.length(),
        RejectReason.DUPLICATE_CONFLICT,
        lost.contentHash());
  }
}
