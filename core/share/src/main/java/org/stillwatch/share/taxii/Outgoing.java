// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.share.intake.SignatureTable;
import org.stillwatch.share.json.Json;

/// An object on its way to somebody.
///
/// @param object it
/// @param signature of its author over it, a detached JWS in compact form
public record Outgoing(Json.Obj object, Optional<String> signature) {
  private static final String BEGIN = "{\"objects\":[";

  /// An envelope of these, with the signatures beside the objects.
  public static String envelope(List<Outgoing> all) {
    var signatures = new TreeMap<String, Json>();
    var objects = new ArrayList<String>();
    for (Outgoing one : all) {
      objects.add(one.object.canonical());
      one.signature.ifPresent(
          jws -> signatures.put(SignatureTable.name(one.object), new Json.Text(jws)));
    }
    return BEGIN + String.join(",", objects) + "]" + beside(signatures) + "}";
  }

  /// The member of signatures with a comma before it; nothing when there are none.
  static String beside(TreeMap<String, Json> signatures) {
    return signatures.isEmpty()
        ? ""
        : ",\"" + SignatureTable.MEMBER + "\":" + new Json.Obj(signatures).canonical();
  }

  /// Parts whose envelopes fit, in the same order. An object that fits into none is a part of its
  /// own, so that nothing is left out unseen.
  ///
  /// @param mostBytes of an envelope
  /// @param mostObjects in it, above 0
  public static List<List<Outgoing>> parts(List<Outgoing> all, long mostBytes, int mostObjects) {
    long frame = BEGIN.length() + SignatureTable.MEMBER.length() + 10L;
    var parts = new ArrayList<List<Outgoing>>();
    var part = new ArrayList<Outgoing>();
    long bytes = frame;
    for (Outgoing one : all) {
      long size = one.bytes();
      boolean full = part.size() == mostObjects || bytes + size > mostBytes;
      if (full && !part.isEmpty()) {
        parts.add(List.copyOf(part));
        part.clear();
        bytes = frame;
      }
      part.add(one);
      bytes += size;
    }
    if (!part.isEmpty()) {
      parts.add(List.copyOf(part));
    }
    return List.copyOf(parts);
  }

  /// At most what it takes of an envelope, commas and quotes included.
  private long bytes() {
    long name = utf8(new Json.Text(SignatureTable.name(object)).canonical());
    return utf8(object.canonical()) + 1 + signature.map(jws -> name + utf8(jws) + 4).orElse(0L);
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
