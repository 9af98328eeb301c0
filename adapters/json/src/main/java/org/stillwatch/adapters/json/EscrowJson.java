// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.regex.Pattern;
import org.stillwatch.share.refer.Names;

/// Writes and reads `referral-escrow/1`, the list that opens the pseudonyms of one referral. It is
/// a secret of the same rank as the customers' names that it holds.
public final class EscrowJson {
  private static final String SCHEMA = "stillwatch.referral-escrow/1";
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private EscrowJson() {}

  /// Whose list it is, and the key of its pseudonyms.
  ///
  /// @param referral its id
  /// @param caseId whose accounts
  /// @param keyHex 64 hexadecimal digits
  public record Escrow(String referral, String caseId, String keyHex) {
    @Override
    public String toString() {
      return "escrow of " + referral;
    }
  }

  /// As JSON, a line for each account.
  public static String text(Escrow escrow, Names names) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      out.text("referral", escrow.referral());
      out.text("case", escrow.caseId());
      out.text("key", escrow.keyHex());
      out.list(
          "accounts",
          names.all(),
          n ->
              out.object(() -> {
                out.text("label", n.label());
                out.text("commitment", n.commitment());
                out.text("secret", n.salt());
                out.text("name", n.account());
              }));
    });
    return out.toString();
  }

  /// Reads it. Names are made again of the key, so that a list somebody changed opens nothing.
  ///
  /// @throws IOException when it is none
  public static Escrow read(String json) throws IOException {
    return ResultTree.read(
        json,
        SCHEMA,
        t -> {
          String key = t.text("key");
          if (!KEY.matcher(key).matches()) {
            throw new IOException(SCHEMA + ": key is not of 64 hexadecimal digits");
          }
          return new Escrow(t.text("referral"), t.text("case"), key);
        });
  }
}
