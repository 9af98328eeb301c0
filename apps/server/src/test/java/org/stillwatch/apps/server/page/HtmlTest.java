// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Text of strangers on the page: shown, never obeyed, never longer than its place.
class HtmlTest {
  @Test
  void markup_escapes_and_characters_that_hide_are_shown_as_such() {
    assertThat(Html.escape("<a href='x'>&\"")).isEqualTo("&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    assertThat(Html.escape("a\u001b[31m\u202eb\u2028c\u0085d\ud800"))
        .isEqualTo("a\ufffd[31m\ufffdb\ufffdc\ufffdd\ufffd");
    assertThat(Html.escape("caf\u00e9 \ud83c\udf0a")).isEqualTo("caf\u00e9 \ud83c\udf0a");
  }

  @Test
  void a_long_id_keeps_both_ends() {
    assertThat(Html.ends("acct_0123456789", 15)).isEqualTo("acct_0123456789");
    assertThat(Html.ends("acct_0123456789x", 9)).isEqualTo("acct&hellip;789x");
    assertThat(Html.ends("\ud83c\udf0a".repeat(9) + "<", 4))
        .isEqualTo("\ud83c\udf0a&hellip;\ud83c\udf0a&lt;");
  }

  @Test
  void money_shows_cents_while_they_matter() {
    assertThat(Html.dollars(90)).isEqualTo("$0.90");
    assertThat(Html.dollars(123_456)).isEqualTo("$1,235");
  }
}
