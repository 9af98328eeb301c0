// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.testkit.Schemas;

class CaseFilesTest {
  @TempDir private Path folder = Path.of("");
  private SmallCase one;
  private SortedMap<String, byte[]> files;

  @BeforeEach
  void exported() throws Exception {
    one = SmallCase.worked(folder);
    files = Archive.read(one.bundle());
  }

  @AfterEach
  void close() throws Exception {
    one.close();
  }

  private String text(String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  private JsonNode json() throws Exception {
    return new JsonMapper().readTree(text("case.json"));
  }

  @Test
  void everything_lies_in_it_once() {
    assertThat(files.keySet())
        .contains(
            "README.txt",
            "accounts.csv",
            "audit.jsonl",
            "case.html",
            "case.json",
            "events.jsonl",
            "manifest.json");
    assertThat(files.keySet()).filteredOn(n -> n.startsWith("evidence/e_")).hasSize(3);
    assertThat(files.keySet()).filteredOn(n -> n.startsWith("evidence/ec_")).hasSize(1);
    assertThat(files.keySet()).filteredOn(n -> n.startsWith("policies/")).hasSize(1);
    assertThat(files.keySet()).filteredOn(n -> n.startsWith("texts/t_")).hasSize(2);
  }

  @Test
  void its_records_keep_to_their_formats() {
    Schemas.validate("case-file-1", text("case.json"));
    Schemas.validate("bundle-1", text(Manifest.NAME));
  }

  @Test
  void a_page_can_be_heard() {
    int before = 1;
    for (MatchResult heading :
        Pattern.compile("<h([1-6])>").matcher(text("case.html")).results().toList()) {
      int level = Integer.parseInt(heading.group(1));
      assertThat(level).as("no level is left out").isLessThanOrEqualTo(before + 1);
      before = level;
    }
    assertThat(text("case.html").split("<table>", -1))
        .as("each table is a region with a name that the keyboard reaches")
        .hasSameSizeAs(text("case.html").split("role=\"region\" tabindex=\"0\" aria-label=\"", -1));
    assertThat(text("case.html")).contains("<title>Stillwatch case</title>", "<main>");
  }

  @Test
  void what_is_not_known_of_money_is_counted_apart() throws Exception {
    JsonNode json = json();

    assertThat(json.at("/cost/exchanges").asLong()).isEqualTo(1_234);
    assertThat(json.at("/cost/usdCents").isNull()).isTrue();
    assertThat(json.path("revenue").toString())
        .as("the third was taken back, so that nobody hits it")
        .isEqualTo("{\"accounts\":2,\"known\":2,\"unknown\":0,\"usdCentsPerMonth\":2500}");
    assertThat(json.at("/measures/2/usdCentsPerMonth").isNull()).isTrue();
    assertThat(text("case.html")).contains("at list price <b>unknown</b>");
    var shown = new JsonMapper().readTree(one.ask(Desk.Address.CASE, "ana", SmallCase.ID, ""));
    assertThat(shown.path("revenue")).isEqualTo(json.path("revenue"));
    assertThat(shown.path("cost")).isEqualTo(json.path("cost"));
  }

  @Test
  void a_diff_tells_of_cost_and_of_revenue_that_is_unknown() throws Exception {
    String policy =
        "policy: p\nversion: 2\nrules:\n  - id: all\n    when: membership >= 0.5\n    measure: declare\n";
    JsonNode diff = new JsonMapper().readTree(one.ask(Desk.Address.DIFF_POLICY, "ana", "", policy));

    assertThat(diff.path("revenue").toString())
        .isEqualTo("{\"accounts\":3,\"known\":2,\"unknown\":1,\"usdCentsPerMonth\":2500}");
    assertThat(diff.path("campaigns").toString())
        .isEqualTo("[{\"id\":\"c_1\",\"exchanges\":1234,\"tokens\":56789,\"usdCents\":null}]");
  }

  @Test
  void a_page_shows_what_strangers_wrote_and_runs_none_of_it() {
    assertThat(text("case.html"))
        .contains("&lt;img src=x onerror=alert(1)&gt;", "looks &lt;b&gt;like&lt;/b&gt; one list")
        .contains("they split one list", "one pays by invoice", "prices", "we are a school")
        .contains("default-src 'none'", "prefers-color-scheme: dark", "<html lang=\"en\">")
        .doesNotContain("<img", "<script", "<b>like");
  }

  @Test
  void a_table_begins_no_formula() {
    assertThat(text("accounts.csv").split("\r\n", -1)).hasSize(5);
    assertThat(text("accounts.csv")).contains("\r\n'" + SmallCase.FORMULA + ",throttle,running,");
  }

  @Test
  void who_took_it_along_stands_in_the_log_and_in_the_next_bundle() throws Exception {
    AuditEntry last = one.database().auditLog().entries(0, 500).getLast();

    assertThat(last.event().action()).isEqualTo("case.exported");
    assertThat(last.event().actor()).isEqualTo("ana");
    assertThat(last.event().detail()).contains(Hash.of(text(Manifest.NAME)));
    assertThat(text("audit.jsonl")).doesNotContain("case.exported");
    files = Archive.read(one.bundle());
    assertThat(text("audit.jsonl")).contains("case.exported");
  }

  @Test
  void the_same_material_gives_the_same_bytes() throws Exception {
    Material material =
        MaterialFiles.read(
            Manifest.read(text(Manifest.NAME).getBytes(StandardCharsets.UTF_8)), files);

    assertThat(Archive.write(CaseFiles.of(material))).isEqualTo(Archive.write(files));
  }

  @Test
  void there_is_no_bundle_of_what_does_not_exist() {
    assertThat(one.answer(Desk.Address.EXPORT_CASE, "case_000002"))
        .isInstanceOf(Desk.Reply.Missing.class);
  }
}
