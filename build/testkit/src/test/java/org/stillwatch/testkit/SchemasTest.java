// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasTest {
  @Test
  void every_schema_is_a_schema_named_like_its_file() throws IOException {
    var meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012));

    assertThat(schemas()).hasSize(35);
    for (Path file : schemas()) {
      String text = Files.readString(file);
      assertThat(meta.validate(text, InputFormat.JSON)).as(file.toString()).isEmpty();
      assertThat(text).contains("\"$id\": \"https://stillwatch.invalid/formats/" + name(file));
    }
  }

  @Test
  void what_we_write_has_no_other_members_than_the_schema_says() throws IOException {
    for (String name : List.of("campaign-1", "account-result-1", "rejected-1", "summary-1")) {
      assertThat(Schemas.problems(name, "{\"x\":1}"))
          .anyMatch(p -> p.contains("property 'x' is not defined"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'world','name':'w','seed':'7','recipe':'SHA','pools':[{'name':'p','sha256':'SHA',"
            + "'use':'honest'}],'from':'2026-01-01T00:00:00.000Z','to':'2026-01-08T00:00:00.000Z'}",
        "{'kind':'campaign','id':'c','shape':'template','axes':{'intent':true,'coordination':true,"
            + "'concealment':false},'hypothesis':'Y1','exchanges':0,'firstExchange':null,"
            + "'lastExchange':null}",
        "{'kind':'account','id':'a','principal':'a','campaigns':[{'id':'c','role':'farm',"
            + "'exchanges':5,'from':null,'to':null,'costlyTie':true}],'negative':null,"
            + "'framed':false,'subgroups':{'plan':'pro','language':'en','volumeDecile':3}}",
        "{'kind':'exchange','pathway':'first-party-api','id':'x','campaign':'c'}"
      })
  void an_answer_key_has_four_kinds_of_lines(String line) {
    String json = line.replace('\'', '"').replace("SHA", "ab".repeat(32));

    Schemas.validate("truth-1", json);
    assertThat(Schemas.problems("truth-1", json.replace("kind", "sort"))).isNotEmpty();
  }

  @Test
  void a_recipe_refuses_a_key_that_it_does_not_know() {
    String recipe =
        "{'name':'first-light','seed':1,'from':'2026-01-01','to':'2026-01-08','population':"
            + "{'organisations':10,'accounts':100,'exchanges':1000},'pools':[],'campaigns':"
            + "[{'id':'c1','shape':'template','accounts':5,'share':{'payment':0.95}}],"
            + "'negatives':[{'kind':'lab-devices','accounts':30}]}";
    String json = recipe.replace('\'', '"');

    Schemas.validate("recipe-1", json);
    assertThatThrownBy(() -> Schemas.validate("recipe-1", json.replace("shape", "form")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no recipe-1");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static List<Path> schemas() throws IOException {
    try (var files = Files.list(SharedData.root().resolve("docs/formats"))) {
      return files.filter(f -> name(f).endsWith(".schema.json")).sorted().toList();
    }
  }
}
