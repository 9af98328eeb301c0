// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalDouble;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.AccountResult;

/// Writes and reads lines of `account-result/1`, canonical and sorted.
public final class AccountResultLines {
  private static final String SCHEMA = "stillwatch.account-result/1";

  private AccountResultLines() {}

  /// Writes results, sorted by account.
  public static void write(Collection<AccountResult> results, OutputStream to) throws IOException {
    var sorted = results.stream().sorted(Comparator.comparing(AccountResult::id));
    LineFile.write(sorted.map(AccountResultLines::line).toList(), to);
  }

  /// One result as a canonical line, without its line end.
  public static String line(AccountResult r) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      out.text("id", r.id().value());
      out.text("verdict", r.verdict().word());
      campaigns(out, r);
      findings(out, r);
      unknown(out, r);
      out.texts("flags", r.flags());
    });
    return out.toString();
  }

  private static void campaigns(CanonicalJson out, AccountResult r) {
    var byId = Comparator.comparing(AccountResult.Membership::campaign);
    out.list(
        "campaigns",
        r.campaigns().stream().sorted(byId).toList(),
        m ->
            out.object(() -> {
              out.text("id", m.campaign());
              out.probability("membership", m.membership());
              out.text("role", m.core() ? "core" : "periphery");
              out.text("verdict", m.verdict().word());
            }));
  }

  private static void findings(CanonicalJson out, AccountResult r) {
    var bySignal =
        Comparator.comparing(AccountResult.SignalFinding::signal)
            .thenComparing(AccountResult.SignalFinding::text);
    out.list(
        "findings",
        r.findings().stream().sorted(bySignal).toList(),
        f ->
            out.object(() -> {
              out.text("signal", f.signal());
              out.text("family", f.family().letter());
              out.text("state", f.state());
              if (f.logOddsNats().isPresent()) {
                out.nats("logOddsNats", f.logOddsNats().getAsDouble());
              } else {
                out.raw("logOddsNats", "null");
              }
              out.text("text", f.text());
            }));
  }

  private static void unknown(CanonicalJson out, AccountResult r) {
    out.list(
        "unknown",
        r.unknown().stream().sorted(Comparator.comparing(AccountResult.Unknown::signal)).toList(),
        u ->
            out.object(() -> {
              out.text("signal", u.signal());
              out.texts("missing", u.missing().stream().map(Capability::letter).toList());
            }));
  }

  /// Reads one line that [#line] wrote.
  ///
  /// @throws IOException when the line is no account result
  public static AccountResult read(String line) throws IOException {
    return ResultTree.read(line, SCHEMA, AccountResultLines::result);
  }

  private static AccountResult result(ResultTree t) throws IOException {
    return new AccountResult(
        new AccountId(t.text("id")),
        t.choice("verdict", Verdict.class, Verdict::word),
        t.objects("campaigns", AccountResultLines::membership),
        t.objects("findings", AccountResultLines::finding),
        t.objects(
            "unknown",
            u ->
                new AccountResult.Unknown(
                    u.text("signal"), u.choices("missing", Capability.class, Capability::letter))),
        t.texts("flags"));
  }

  private static AccountResult.Membership membership(ResultTree t) throws IOException {
    return new AccountResult.Membership(
        t.text("id"),
        t.number("membership"),
        t.text("role").equals("core"),
        t.choice("verdict", Verdict.class, Verdict::word));
  }

  private static AccountResult.SignalFinding finding(ResultTree t) throws IOException {
    return new AccountResult.SignalFinding(
        t.text("signal"),
        t.choice("family", Family.class, Family::letter),
        t.text("state"),
        t.isNull("logOddsNats")
            ? OptionalDouble.empty()
            : OptionalDouble.of(t.number("logOddsNats")),
        t.text("text"));
  }
}
