// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.report.Producer;
import org.stillwatch.share.stix.StixId;

/// With whom a service shares, and what.
///
/// @param producer who we are
/// @param title of the server, for people
/// @param base address under which partners reach it, without a slash at its end
/// @param collections what is shared
/// @param partners with whom
/// @param warninglists folders of lists in MISP's format, besides those that are shipped
/// @param secrets files of values that must not leave, one a line
/// @param signWith file of the key that signs what we say; empty to sign nothing
/// @param keys file of public keys (`signing-keys/1`) of those who sign; empty for none
public record Partners(
    Producer producer,
    String title,
    String base,
    List<Shared> collections,
    List<Partner> partners,
    List<String> warninglists,
    List<String> secrets,
    Optional<String> signWith,
    Optional<String> keys) {
  public Partners {
    collections = List.copyOf(collections);
    partners = List.copyOf(partners);
    warninglists = List.copyOf(warninglists);
    secrets = List.copyOf(secrets);
  }

  /// Who puts objects into a collection.
  public enum Kind {
    /// We do, and partners may read it.
    OUTBOX,
    /// Partners do, over TAXII, or we do for them when we pull.
    INBOX
  }

  /// A collection.
  ///
  /// @param id a UUID
  /// @param alias a short name, which works in addresses as well
  /// @param title for people
  /// @param description for people, may be empty
  /// @param kind who puts objects into it
  /// @param purpose `information-sharing incident-report incident-response`: they stay apart
  public record Shared(
      String id, String alias, String title, String description, Kind kind, String purpose) {}

  /// A partner.
  ///
  /// @param name as its API key is called
  /// @param identity whom it speaks for
  /// @param agreement under which it is exchanged with, for the log; names a paper or its digest
  /// @param may aliases of collections that it may read (outboxes) or add to (inboxes)
  /// @param pulls collections of it that are read into inboxes
  /// @param pushes outboxes that are sent to collections of it
  public record Partner(
      String name,
      StixId identity,
      String agreement,
      List<String> may,
      List<Line> pulls,
      List<Line> pushes) {
    public Partner {
      may = List.copyOf(may);
      pulls = List.copyOf(pulls);
      pushes = List.copyOf(pushes);
    }
  }

  /// A collection here that follows one there, or the other way round.
  ///
  /// @param collection alias of the one here
  /// @param url of the one there
  /// @param name for servers that want a name and a password; the password is in the key file
  /// @param keyFile where the key lies
  /// @param everySeconds between two looks
  public record Line(
      String collection, URI url, Optional<String> name, String keyFile, long everySeconds) {}

  /// Collections by their alias.
  public SortedMap<String, Shared> byAlias() {
    var all = new TreeMap<String, Shared>();
    collections.forEach(c -> all.put(c.alias(), c));
    return Collections.unmodifiableSortedMap(all);
  }
}
