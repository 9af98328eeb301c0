// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.json.Partners.Kind;
import org.stillwatch.adapters.json.Partners.Line;
import org.stillwatch.adapters.json.Partners.Partner;
import org.stillwatch.adapters.json.Partners.Shared;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.stix.StixId;

/// Reads `partners/1`. A mistake stops the run and says where it stands: a right that is half read
/// would show somebody what is not theirs.
public final class PartnersFile {
  /// Longer files are refused.
  public static final int MOST_BYTES = StrictTree.MOST_BYTES;

  private static final String SCHEMA = "stillwatch.partners/1";
  private static final int MOST = 1_000;
  private static final int LONGEST_PAUSE_SECONDS = 86_400;
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Map<String, Kind> KINDS = Map.of("outbox", Kind.OUTBOX, "inbox", Kind.INBOX);
  private static final Map<String, String> PURPOSES =
      Map.of(
          "information-sharing", "information-sharing",
          "incident-report", "incident-report",
          "incident-response", "incident-response");

  private PartnersFile() {}

  /// Reads the whole file.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  public static Partners read(String file, byte[] json) {
    var in = new ConfigFields(file, "partners", StrictTree.of(file, SCHEMA, json));
    in.only(
        List.of(
            "schema",
            "producer",
            "title",
            "base",
            "collections",
            "partners",
            "warninglists",
            "secrets",
            "signWith",
            "keys"));
    if (!in.text("schema").equals(SCHEMA)) {
      throw in.wrong("schema", in.text("schema"), SCHEMA);
    }
    var producer = SharePlanFile.producer(in.object("producer"));
    SortedMap<String, Shared> shared = collections(in);
    var names = new HashSet<String>();
    var identities = new HashSet<StixId>(Set.of(producer.id()));
    var partners = new ArrayList<Partner>();
    for (ConfigFields one : in.objects("partners", MOST)) {
      Partner partner = partner(one, shared);
      if (!names.add(partner.name()) || !identities.add(partner.identity())) {
        throw one.wrong("name", partner.name(), "each name and each identity once, none our own");
      }
      partners.add(partner);
    }
    String base = in.text("base");
    if (!base.matches("https?://[^/?#\\s]+")) {
      throw in.wrong("base", "something else", "https://HOST:PORT without a slash at its end");
    }
    return new Partners(
        producer,
        in.text("title"),
        base,
        List.copyOf(shared.values()),
        partners,
        in.texts("warninglists"),
        in.texts("secrets"),
        in.has("signWith") ? Optional.of(in.text("signWith")) : Optional.empty(),
        in.has("keys") ? Optional.of(in.text("keys")) : Optional.empty());
  }

  private static SortedMap<String, Shared> collections(ConfigFields in) {
    var all = new TreeMap<String, Shared>();
    var ids = new HashSet<String>();
    for (ConfigFields one : in.objects("collections", MOST)) {
      one.only(List.of("id", "alias", "title", "description", "kind", "purpose"));
      if (!one.text("id").matches(UUID)) {
        throw one.wrong("id", "something else", "a UUID in lower case, drawn once and kept");
      }
      if (!one.text("alias").matches("[a-z][a-z0-9-]{0,63}")) {
        throw one.wrong("alias", "something else", "a word of a-z, 0-9 and hyphens");
      }
      var collection =
          new Shared(
              one.text("id"),
              one.text("alias"),
              one.text("title"),
              one.textOrEmpty("description"),
              one.choice("kind", KINDS),
              one.choice("purpose", PURPOSES));
      if (all.put(collection.alias(), collection) != null || !ids.add(collection.id())) {
        throw one.wrong("alias", collection.alias(), "each alias and each id once");
      }
    }
    return all;
  }

  private static Partner partner(ConfigFields in, Map<String, Shared> shared) {
    in.only(List.of("name", "identity", "agreement", "may", "pulls", "pushes"));
    Optional<StixId> identity =
        StixId.parse(in.text("identity")).filter(i -> i.type().equals("identity"));
    if (identity.isEmpty()) {
      throw in.wrong("identity", "something else", "identity--UUID of the partner");
    }
    return new Partner(
        in.text("name").strip().toLowerCase(Locale.ROOT),
        identity.get(),
        in.textOrEmpty("agreement"),
        List.copyOf(in.words("may", shared.keySet())),
        lines(in, "pulls", Kind.INBOX, shared),
        lines(in, "pushes", Kind.OUTBOX, shared));
  }

  private static List<Line> lines(
      ConfigFields in, String field, Kind kind, Map<String, Shared> shared) {
    return in.objects(field, MOST).stream().map(line -> line(line, kind, shared)).toList();
  }

  private static Line line(ConfigFields in, Kind kind, Map<String, Shared> shared) {
    in.only(List.of("collection", "url", "name", "keyFile", "everySeconds"));
    String alias = in.text("collection");
    if (Optional.ofNullable(shared.get(alias)).filter(s -> s.kind() == kind).isEmpty()) {
      throw in.wrong(
          "collection", alias, "the alias of an " + kind.name().toLowerCase(Locale.ROOT) + " here");
    }
    return new Line(
        alias,
        url(in),
        in.has("name") ? Optional.of(in.text("name")) : Optional.empty(),
        in.text("keyFile"),
        in.has("everySeconds")
            ? Math.max(1, in.count("everySeconds", LONGEST_PAUSE_SECONDS))
            : 300);
  }

  private static URI url(ConfigFields in) {
    try {
      var url = URI.create(in.text("url"));
      if (url.getHost() != null && url.getRawUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw in.wrong("url", "something else", "https://HOST/ROOT/collections/ID/ without a password");
  }
}
