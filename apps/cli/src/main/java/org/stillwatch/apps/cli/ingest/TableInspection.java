// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.adapters.json.AccountTable;
import org.stillwatch.adapters.logs.fields.TableKind;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AccountFacts;

/// Looks at account tables and says how many rows have each field. Nothing is written and no value
/// is shown.
public final class TableInspection {
  private static final List<Field> FIELDS =
      List.of(
          new Field("createdAt", "replacement of closed accounts", f -> known(f.createdMillis())),
          new Field("payment", "shared cards, costly to forge", f -> !f.payments().isEmpty()),
          new Field("device", "shared devices, costly to forge", f -> !f.devices().isEmpty()),
          new Field("phone", "shared telephones, costly to forge", f -> f.phone() != 0),
          new Field("email", "shared mail addresses", f -> f.email() != 0),
          new Field("org", "seats of one customer count as one", f -> f.org() != 0),
          new Field("verification", "what was declared counts", f -> !f.verification().isEmpty()),
          new Field("plan", "whom an account is compared with", f -> !f.plan().isEmpty()),
          new Field("entitlement", "use beside what is paid for", TableInspection::limited),
          new Field("signupIp", "registrations from one place", f -> f.signupAddress() != 0),
          new Field("emailDomain", "registrations of one kind", f -> f.emailDomain() != 0),
          new Field("status", "which accounts are closed", f -> !f.status().isEmpty()));

  private record Field(String name, String use, Predicate<AccountFacts> present) {}

  /// What was seen of one table.
  ///
  /// @param name of the file
  /// @param rows that can be used
  /// @param accounts that they are about
  /// @param refused how many rows cannot be used, by reason
  /// @param carried how many rows have each field, for fields that some have
  /// @param lacking what each field that no row has would be good for
  /// @param incomplete why it could not be read, empty when it could
  public record Seen(
      String name,
      long rows,
      long accounts,
      Map<String, Long> refused,
      Map<String, Long> carried,
      Map<String, String> lacking,
      String incomplete) {}

  private TableInspection() {}

  /// Looks at one table, all of it.
  public static Seen look(Source table, TableMaps maps, FingerprintKey key) {
    var histories = new AccountTable();
    var read =
        Rows.tables(
            List.of(table),
            TableKind.ACCOUNT,
            maps,
            key,
            new AccountLines(key)::read,
            histories::add);
    var byAccount = histories.histories();
    var carried = new TreeMap<String, Long>();
    for (AccountFacts facts : byAccount.values().stream().flatMap(List::stream).toList()) {
      FIELDS.stream()
          .filter(f -> f.present.test(facts))
          .forEach(f -> carried.merge(f.name, 1L, Long::sum));
    }
    var refused = new TreeMap<String, Long>();
    Stream.concat(read.rejected().stream(), histories.rejected().stream())
        .forEach(line -> refused.merge(line.reason().word(), 1L, Long::sum));
    var lacking = new TreeMap<String, String>();
    FIELDS.stream()
        .filter(f -> !carried.containsKey(f.name))
        .forEach(f -> lacking.put(f.name, f.use));
    return new Seen(
        table.name(),
        byAccount.values().stream().mapToLong(List::size).sum(),
        byAccount.size(),
        refused,
        carried,
        lacking,
        read.reports().getFirst().incomplete());
  }

  private static boolean known(long millis) {
    return millis != AccountFacts.UNKNOWN_TIME;
  }

  private static boolean limited(AccountFacts facts) {
    return !facts.entitlement().equals(AccountFacts.Entitlement.UNKNOWN);
  }
}
