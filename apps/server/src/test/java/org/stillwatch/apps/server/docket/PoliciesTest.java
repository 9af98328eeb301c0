// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.respond.action.AppealDoor;

class PoliciesTest {
  @TempDir private Path folder = Path.of("");

  /// What nobody signed is not even read: it would say what is wrong with it otherwise.
  @Test
  void a_policy_that_nobody_signed_is_not_read() throws Exception {
    try (var database = Database.open(DatabaseSettings.sqlite(folder.resolve("stillwatch.db")))) {
      var clerk =
          new Clerk(database.docket(), InstantSource.system(), () -> AppealDoor.NONE, _ -> {});
      var policies = new Policies(clerk, Files.createDirectories(folder.resolve("keys")));
      byte[] none = "{".getBytes(StandardCharsets.UTF_8);

      assertThat(policies.load(none, "", "ana")).isEmpty();
      assertThat(policies.load(none, "b".repeat(88), "ana")).isEmpty();
    }
  }
}
