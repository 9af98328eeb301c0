// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import org.stillwatch.share.refer.Leak;

/// Writes and reads `referral-leak/1`, what was found in a leaked corpus about the accounts of a
/// case.
public final class LeakJson {
  private static final String SCHEMA = "stillwatch.referral-leak/1";

  private LeakJson() {}

  /// As canonical JSON, without a line end.
  public static String text(Leak leak) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      out.text("reportSha256", leak.reportSha256());
      out.text("planDigest", leak.planDigest());
      out.text("madeAt", leak.madeAt());
      out.probability("level", leak.level());
      out.integer("records", leak.records());
      out.list("corpusSha256", leak.corpusSha256(), out::value);
      out.list(
          "found",
          leak.found(),
          f ->
              out.object(() -> {
                out.text("account", f.account());
                out.text("grade", f.grade());
              }));
      out.integer("below", leak.below());
      out.integer("elsewhere", leak.elsewhere());
      out.list("limits", leak.limits(), out::value);
    });
    return out.toString();
  }

  /// Reads it.
  ///
  /// @throws IOException when it is none
  public static Leak read(String json) throws IOException {
    return ResultTree.read(
        json,
        SCHEMA,
        t ->
            new Leak(
                t.text("reportSha256"),
                t.text("planDigest"),
                t.text("madeAt"),
                t.number("level"),
                t.integer("records"),
                t.texts("corpusSha256"),
                t.objects("found", f -> new Leak.Found(f.text("account"), f.text("grade"))),
                t.integer("below"),
                t.integer("elsewhere"),
                t.texts("limits")));
  }
}
