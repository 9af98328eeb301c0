// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final List<String> ACCOUNTS = List.of("ada", "ben", "chi", "dev", "eve");

  /// Computed once with openssl dgst -mac hmac and sha256sum.
  @Test
  void a_pseudonym_is_what_standard_tools_make_of_secret_and_name() {
    Names.Entry ada = Names.pseudonyms(ACCOUNTS, KEY).of("ada");

    assertThat(ada.salt())
        .isEqualTo("06d7cc88af38d878910ad0a89d8f81c6edbcf5cf269fe643f11d71676a377a9e");
    assertThat(ada.commitment())
        .isEqualTo("587e199ef9f0031cdf413a16f0949f087deb5618f6be42cc3741a2f7dbb0b595");
  }

  @Test
  void numbers_follow_commitments_and_another_key_gives_other_ones() {
    var names = Names.pseudonyms(ACCOUNTS, KEY);
    var other = Names.pseudonyms(ACCOUNTS, KEY.replace('0', 'f'));

    assertThat(names.all()).extracting(Names.Entry::label).doesNotHaveDuplicates();
    assertThat(
            names.all().stream()
                .sorted((a, b) -> a.label().compareTo(b.label()))
                .map(Names.Entry::commitment))
        .isSorted();
    assertThat(names.of("ada").commitment()).isNotEqualTo(other.of("ada").commitment());
    assertThat(Names.open(ACCOUNTS).of("ada")).isEqualTo(new Names.Entry("ada", "ada", "", ""));
    assertThatThrownBy(() -> names.of("zoe")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Names.pseudonyms(ACCOUNTS, "00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
