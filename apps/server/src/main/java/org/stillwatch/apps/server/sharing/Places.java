// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.util.TreeSet;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.taxii.PullState;

/// How far somebody else's collection was read, as text and back.
final class Places {
  private Places() {}

  static String text(PullState state) {
    return Json.Obj.EMPTY
        .with("lastMicros", new Json.Text(Long.toString(state.lastMicros())))
        .with("fromMicros", new Json.Text(Long.toString(state.fromMicros())))
        .with("next", new Json.Text(state.next().orElse("")))
        .with("atLast", Json.Arr.of(state.atLast().stream().toList()))
        .canonical();
  }

  static PullState read(String text) {
    Json.Obj in = Holdings.json(text);
    var atLast = new TreeSet<String>();
    for (Json one : in.list("atLast")) {
      if (one instanceof Json.Text name) {
        atLast.add(name.value());
      }
    }
    return new PullState(
        Long.parseLong(in.text("lastMicros").orElseThrow()),
        Long.parseLong(in.text("fromMicros").orElseThrow()),
        in.text("next").filter(next -> !next.isEmpty()),
        atLast);
  }
}
