// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixTime;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.share.stix.Uuids;

/// A feed of MISP with one event: `manifest.json`, the event under its UUID, and `hashes.csv`,
/// which servers compare to find what they hold already.
///
/// MISP's core list has no type for a JA4 or a family of prompts; those travel as `stix2-pattern`.
public final class MispFeed {
  /// Who a sharing group of MISP is; 4 is "sharing group".
  private static final String SHARING_GROUP = "4";

  /// "Your organisation only": the widest that may be written where no group is named.
  private static final String OWN = "0";

  private final Bundle bundle;
  private final Producer producer;
  private final Instant at;
  private final String info;
  private final Tlp tlp;

  private MispFeed(Bundle bundle, Producer producer, Tlp tlp, Instant at, String info) {
    this.bundle = bundle;
    this.producer = producer;
    this.tlp = tlp;
    this.at = at;
    this.info = info;
  }

  /// Whether receivers may block on an attribute without looking at it.
  public enum Use {
    /// People look at it first: `to_ids` is false.
    FOR_PEOPLE,
    /// It was reviewed: `to_ids` is true.
    REVIEWED
  }

  /// The files of a feed, by name.
  ///
  /// @param bundle what is shared
  /// @param info one line, the title of the event
  /// @param sharingGroup id of the group at the receiver; empty for none, then only the receiver
  ///   itself sees it
  public static SortedMap<String, String> of(
      Bundle bundle,
      Producer producer,
      Tlp tlp,
      Instant at,
      String info,
      Use use,
      String sharingGroup) {
    return new MispFeed(bundle, producer, tlp, at, info).files(use, sharingGroup);
  }

  private SortedMap<String, String> files(Use use, String sharingGroup) {
    String uuid = bundle.id().uuid();
    List<Json> attributes = new ArrayList<>();
    var hashes = new StringBuilder();
    for (Indicators.Looked looked : Indicators.of(bundle.objects())) {
      boolean core = !looked.type().equals("other");
      String type = core ? looked.type() : "stix2-pattern";
      String value = core ? looked.value() : looked.indicator().pattern();
      attributes.add(attribute(looked, type, value, use));
      hashes.append(md5(value)).append(',').append(uuid).append('\n');
    }
    Json.Obj head = head();
    Json.Obj event =
        head.with("uuid", new Json.Text(uuid))
            .with("published", new Json.Bool(true))
            .with("distribution", new Json.Text(sharingGroup.isEmpty() ? OWN : SHARING_GROUP))
            .with("Attribute", new Json.Arr(attributes));
    Json.Obj placed =
        sharingGroup.isEmpty()
            ? event
            : event.with("sharing_group_id", new Json.Text(sharingGroup));
    var files = new TreeMap<String, String>();
    files.put("manifest.json", Json.Obj.EMPTY.with(uuid, head).canonical());
    files.put(uuid + ".json", Json.Obj.EMPTY.with("Event", placed).canonical());
    files.put("hashes.csv", hashes.toString());
    return files;
  }

  private Json.Obj head() {
    Json.Obj organisation =
        Json.Obj.EMPTY
            .with("name", new Json.Text(producer.name()))
            .with("uuid", new Json.Text(producer.id().uuid()));
    String colour = "tlp:" + tlp.word();
    Json.Obj tag =
        Json.Obj.EMPTY.with("name", new Json.Text(colour)).with("colour", new Json.Text("#ffffff"));
    return Json.Obj.EMPTY
        .with("info", new Json.Text(info))
        .with("date", new Json.Text(at.atOffset(ZoneOffset.UTC).toLocalDate().toString()))
        .with("timestamp", new Json.Text(Long.toString(at.getEpochSecond())))
        .with("analysis", new Json.Text("2"))
        .with("threat_level_id", new Json.Text("3"))
        .with("Orgc", organisation)
        .with("Tag", new Json.Arr(List.of(tag)));
  }

  private Json.Obj attribute(Indicators.Looked looked, String type, String value, Use use) {
    StixId indicator = looked.indicator().id();
    return Json.Obj.EMPTY
        .with("uuid", new Json.Text(Uuids.named(indicator.uuid(), type + "|" + value)))
        .with("type", new Json.Text(type))
        .with("category", new Json.Text("Network activity"))
        .with("value", new Json.Text(value))
        .with("comment", new Json.Text(comment(looked.indicator())))
        .with("to_ids", new Json.Bool(use == Use.REVIEWED))
        .with("distribution", new Json.Text("5"))
        .with("timestamp", new Json.Text(Long.toString(at.getEpochSecond())));
  }

  private static String comment(Finding.Indicator indicator) {
    String until = indicator.validUntil().map(StixTime::text).orElse("an unknown time");
    return indicator.name().orElse("") + "; valid until " + until;
  }

  private static String md5(String value) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(value.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
