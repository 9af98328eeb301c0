// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.notice.Topic;

class ReceiversTest {
  private static final String GOOD =
      """
      receivers:
        - name: model-service
          url: https://model.example/hooks/1?a=b
          secretFile: model.secret
          topics: [order, policy]
        - name: siem
          url: http://localhost:8080/ocsf
          secretFile: model.secret
          topics:
            - finding
            - finding
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void secret() throws IOException {
    Post.write(folder.resolve("model.secret"), Post.SECRET);
  }

  private Receivers read(String yaml) throws IOException {
    return Receivers.read(Files.writeString(folder.resolve("webhooks.yaml"), yaml));
  }

  private void refuses(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder.resolve("webhooks.yaml") + ": " + message)
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void receivers_are_read_with_secrets_beside_the_file() throws IOException {
    Receivers receivers = read(GOOD);

    var secret = new SecretFile(folder.resolve("model.secret"));
    assertThat(receivers.all())
        .containsExactly(
            new Receiver(
                "model-service",
                URI.create("https://model.example/hooks/1?a=b"),
                secret,
                EnumSet.of(Topic.ORDER, Topic.POLICY)),
            new Receiver(
                "siem",
                URI.create("http://localhost:8080/ocsf"),
                secret,
                EnumSet.of(Topic.FINDING)));
    assertThat(receivers.names(Topic.ORDER)).containsExactly("model-service");
    assertThat(receivers.names(Topic.FINDING)).containsExactly("siem");
    assertThat(receivers.names(Topic.APPEAL)).isEmpty();
  }

  @Test
  void the_path_of_a_url_is_shown_nowhere() throws IOException {
    assertThat(read(GOOD).all().getFirst())
        .hasToString("receiver model-service at model.example, topics [ORDER, POLICY]");
  }

  @Test
  void mistakes_are_told_by_their_place_without_the_value() {
    refuses(
        GOOD.replace(
            "secretFile: model.secret\n    topics: [", "secret: whsec_hunter2\n    topics: ["),
        "receivers[0].secret: found an unknown key, expected one of name, url, secretFile, topics");
    refuses(
        GOOD.replace("name: siem", "name: hunter2 x"),
        "receivers[1].name: found another text, expected 1 to 64 of a-z 0-9 _ -, the first no sign");
    refuses(
        GOOD.replace("name: siem", "name: \"x\\r\\nhunter2\""),
        "receivers[1].name: found another text, expected 1 to 64 of a-z 0-9 _ -, the first no sign");
    refuses(
        GOOD.replace("name: siem", "name: 010"),
        "receivers[1].name: found a number, expected text, in quotes where it looks like a number");
    refuses(
        GOOD.replace("https://model", "http://hunter2"),
        "receivers[0].url: found another address, expected https, or http to this machine");
    refuses(
        GOOD.replace(
            "secretFile: model.secret\n    topics: [", "secretFile: whsec_hunter2\n    topics: ["),
        "receivers[0].secretFile: found no name of a file, expected the file that holds the secret");
    refuses(
        GOOD.replace("[order, policy]", "[order, hunter2]"),
        "receivers[0].topics: found an unknown topic, expected a list of order, case, appeal,"
            + " finding, policy");
    refuses(
        GOOD.replace("[order, policy]", "[]"),
        "receivers[0].topics: found no list, or an empty one, expected a list of order, case,"
            + " appeal, finding, policy");
    refuses(
        GOOD.replace("siem", "model-service"),
        "receivers: found a name twice, or more than 32, expected at most 32 receivers, each name"
            + " once");
    refuses(GOOD + "more: hunter2\n", "more: found an unknown key, expected one of receivers");
    refuses("receivers: []\n", "receivers: found no list, or an empty one, expected a list");
    refuses("hunter2\n", "the file: found no fields, expected receivers");
    refuses("", "the file: found no fields, expected receivers");
    refuses("a: {hunter2\n", "line 2: found no YAML, or a key twice, expected YAML");
    refuses("\"a\\nhunter2\": 1\n", "?: found an unknown key, expected one of receivers");
  }

  @Test
  void bombs_are_refused() {
    refuses("#".repeat((64 << 10) + 1), "the file: found more, expected at most 64 KiB");
    refuses("[".repeat(30_000), "the file: found no YAML, or a key twice, expected YAML");
    var laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 20; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d,".formatted(i - 1).repeat(9)));
    }
    refuses(laughs.toString(), "a0: found an unknown key, expected one of receivers");
  }

  @Test
  void a_secret_is_looked_at_when_settings_are_read() throws IOException {
    Path secret = folder.resolve("model.secret");
    for (String mode : List.of("rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----")) {
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
      assertThatThrownBy(() -> read(GOOD))
          .hasMessage(
              secret + ": webhook secret: found a file that others may use, expected mode 0600");
    }
    Files.delete(secret);
    assertThatThrownBy(() -> read(GOOD))
        .hasMessage(secret + ": webhook secret: found no file, expected a file of mode 0600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "whsec_hunter2", "whsec_AAAA"})
  void a_secret_of_another_form_is_told_without_it(String content) throws IOException {
    Path secret = folder.resolve("model.secret");
    Post.write(secret, Post.SECRET, content);

    assertThatThrownBy(() -> new SecretFile(secret).keys())
        .hasMessage(
            secret
                + ": webhook secret: found something else, expected whsec_ and the base64 of 24 to"
                + " 64 bytes");
  }

  @Test
  void a_secret_file_holds_one_or_two_keys() throws IOException {
    Path secret = folder.resolve("model.secret");

    Post.write(secret, "", " " + Post.SECRET + " ", Post.NEW_SECRET, "");
    assertThat(new SecretFile(secret).keys()).hasSize(2);

    for (List<String> lines :
        List.of(
            List.of(""),
            List.of(Post.SECRET, Post.SECRET, Post.SECRET),
            List.of("x".repeat(600)))) {
      Post.write(secret, lines.toArray(new String[0]));
      assertThatThrownBy(() -> new SecretFile(secret).keys())
          .hasMessage(
              secret + ": webhook secret: found no line or too much, expected one or two lines");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org", "https://example.org:8443/a?b=c", "https://10.0.0.7/",
            "https://[fd00::7]/",
        "https://localhost/", "http://127.0.0.1:80/", "http://127.9.9.9/", "http://[::1]:9/",
        "http://localhost:80/", "HTTPS://EXAMPLE.ORG./x", "https://192.168.1.1/", "https://h/"
      })
  void these_may_be_told(String url) {
    assertThat(ReceiverUrl.parse(url)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://example.org/|https, or http to this machine",
        "http://10.0.0.7/|https, or http to this machine",
        "http://localhost.example/|https, or http to this machine",
        "ftp://example.org/|an https URL",
        "file:///etc/passwd|an https URL",
        "jar:https://example.org!/x|an https URL",
        "example.org|an https URL",
        "https:example.org|a host name or an address in full",
        "https://|an https URL",
        "https:///x|a host name or an address in full",
        "https://u:hunter2@example.org/|a URL without user or password",
        "https://u@example.org/|a URL without user or password",
        "https://example.org/#x|a URL without a fragment",
        "https://example.org:0/|a port from 1 to 65535",
        "https://example.org:65536/|a port from 1 to 65535",
        "https://example.org/a b|an https URL",
        "https://169.254.169.254/latest|no address of link or metadata",
        "http://169.254.169.254/latest|no address of link or metadata",
        "https://[fe80::1]/|no address of link or metadata",
        "https://[fe80::1%25eth0]/|a host name or an address in full",
        "https://256.1.1.1/|a host name or an address in full",
        "https://a.b.1/|a host name or an address in full",
        "https://[::ffff:169.254.169.254]/|no address of link or metadata",
        "https://[::169.254.169.254]/|no address of link or metadata",
        "https://[64:ff9b::a9fe:a9fe]/|no address of link or metadata",
        "https://[2002:a9fe:a9fe::1]/|no address of link or metadata",
        "https://[fd00:ec2::254]/|no address of link or metadata",
        "https://100.100.100.200/|no address of link or metadata",
        "https://168.63.129.16/|no address of link or metadata",
        "https://0.0.0.0/|no address of link or metadata",
        "https://[::]/|no address of link or metadata",
        "https://224.0.0.1/|no address of link or metadata",
        "https://2852039166/|a host name or an address in full",
        "https://0xA9FEA9FE/|a host name or an address in full",
        "https://169.254.43518/|a host name or an address in full",
        "https://0251.0376.0251.0376/|a host name or an address in full",
        "https://metadata.google.internal/|no host of cloud metadata",
        "https://METADATA.google.internal./|no host of cloud metadata"
      })
  void these_are_never_told(String url, String expected) {
    assertThatThrownBy(() -> ReceiverUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected);
  }

  @Test
  void a_url_has_a_bounded_length() {
    assertThatThrownBy(() -> ReceiverUrl.parse("https://example.org/" + "x".repeat(2_048)))
        .hasMessage("at most 2048 characters");
  }

  @Test
  void a_name_is_looked_at_again_when_something_is_sent() {
    assertThat(ReceiverUrl.objection(URI.create("http://localhost/"))).isEmpty();
    assertThat(ReceiverUrl.objection(URI.create("https://169.254.169.254/")))
        .isEqualTo("its name leads to an address of link or metadata");
    assertThat(ReceiverUrl.objection(URI.create("http://10.0.0.7/")))
        .isEqualTo("its name leads away from this machine, without TLS");
    assertThat(ReceiverUrl.objection(URI.create("https://nowhere.invalid/")))
        .isEqualTo("its name has no address");
  }
}
