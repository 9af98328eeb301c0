// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.testkit.SharedData;

/// A figure in a statement for a court stands where the statement says that it stands.
class MethodTest {
  private static String document(String name) throws IOException {
    return Files.readString(SharedData.root().resolve(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "75       0                            0-4.8 %                .030 ; | together | activity | 333 (80) | .030 | 75, 0 | 0-4.8 %",
        "75       0                            0-4.8 %                .027 ; | together | same operator | 333 (88) | .027 | 75, 0 | 0-4.8 %",
        "39 of 118 ; | .185 | 118, 39 |",
        "59 of 142 ; | .216 | 142, 59 |",
        ".044 and .052 ; | hard recipes | activity | 121 (32) | .044 |",
        ".044 and .052 ; | hard recipes | same operator | 121 (37) | .052 |"
      })
  void claims_are_as_wrong_as_the_decision_says(String said, String written) throws IOException {
    assertThat(MethodText.TEXT).contains(said.strip());
    assertThat(document("docs/adr/0028-attribution-weighs-against-chance.md"))
        .contains(written.strip());
  }

  @Test
  void honest_accounts_are_as_safe_as_the_page_of_accuracy_says() throws IOException {
    assertThat(MethodText.TEXT).contains("0 of 30,245", "0 to .0002");
    assertThat(document("docs/accuracy.md")).contains("recall 750/750", "0/30,245\n[0-.0002]");
  }
}
