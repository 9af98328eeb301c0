// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.Times;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.Origin;

/// Takes what partners saw into an attribution. It is somebody else's word there: it counts in the
/// group of what it repeats or is about, by what the partner was right about before, and opens no
/// gate without evidence of ours. An item repeats nothing that a partner wrote but ids.
public final class AsItems {
  private static final int DIGITS = 16;

  private AsItems() {}

  /// The items of sightings, each about one operator distilling, alone or inside a reseller's pool.
  public static List<Item> of(List<PartnerEvidence> evidence) {
    return evidence.stream().map(AsItems::item).toList();
  }

  private static Item item(PartnerEvidence evidence) {
    double nats = evidence.source().nats();
    return new Item(
        id(evidence),
        evidence.kind(),
        new Origin.Outside(
            evidence.owner().toString(),
            evidence.source().weight(),
            "",
            evidence.origin() == PartnerEvidence.Origin.INDEPENDENT),
        false,
        evidence.seen().toEpochMilli(),
        Map.of("Y1", nats, "Y7", nats),
        "a partner met what signal %s describes, last on %s, %s"
            .formatted(
                evidence.signal(),
                Times.text(evidence.seen().toEpochMilli()),
                switch (evidence.origin()) {
                  case INDEPENDENT -> "and says that it owes nothing to us";
                  case UNSAID -> "and does not say how it came to look";
                  case ECHO -> "led there by a signal of ours";
                }));
  }

  /// Names the same sighting the same way in every file; ids of an item are at most 64 characters.
  private static String id(PartnerEvidence evidence) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((evidence.signal() + " " + evidence.owner()).getBytes(UTF_8));
      return "partner-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
