// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.taxii.Outgoing;
import org.stillwatch.share.taxii.PullState;

/// One collection of a server of somebody else. What it sends is as hostile as anything from
/// outside: bounded in bytes and time, no redirect is followed, and its text is in no message.
public final class TaxiiClient implements AutoCloseable {
  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int TRIES = 4;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int ASKED = 60;
  private static final long MOST_BODY = 8L << 20;

  /// What a server says of itself, or of objects that were added.
  private static final JsonLimits ANSWERS = new JsonLimits(8, 200_000, MOST_BODY, 1 << 12);

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final URI collection;
  private final Credentials credentials;
  private final HttpClient client;

  /// @param collection its address, for example `https://host/root/collections/ID/`
  /// @param tls whom to trust and who we are; empty for the JVM's own trust and no certificate
  /// @throws IllegalArgumentException when the address is none, or would send secrets in clear to
  ///   another machine
  public TaxiiClient(URI collection, Credentials credentials, Optional<SSLContext> tls) {
    boolean secure = "https".equals(collection.getScheme());
    boolean near =
        "http".equals(collection.getScheme())
            && List.of("127.0.0.1", "localhost", "[::1]")
                .contains(String.valueOf(collection.getHost()));
    if ((!secure && !near) || collection.getRawUserInfo() != null) {
      throw new IllegalArgumentException("expected an https address without a password");
    }
    String text = collection.toString();
    this.collection = URI.create(text.endsWith("/") ? text : text + "/");
    this.credentials = credentials;
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT);
    tls.ifPresent(builder::sslContext);
    client = builder.build();
  }

  /// A page of a collection.
  ///
  /// @param taken what was new on it, and where to go on
  /// @param page everything on it, what was refused included
  public record Pulled(PullState.Taken taken, Batch page) {}

  /// Reads the page that follows.
  ///
  /// @param limit objects on it at most
  /// @param terms what is known of the server
  /// @throws IOException when it does not answer, or answers something else
  public Pulled pull(PullState state, int limit, Terms terms) throws IOException {
    var answer = send(get("objects/" + text(state.query(limit))), terms.limits().bytes());
    if (answer.status != OK) {
      throw answer.failure();
    }
    Batch page = Intake.read(answer.body, terms.page());
    if (page.incomplete().isPresent()) {
      throw new IOException("a page cannot be read: " + page.incomplete().get());
    }
    try {
      return new Pulled(state.take(page, answer.headers), page);
    } catch (IllegalArgumentException e) {
      throw new IOException("the server goes in circles", e);
    }
  }

  /// Adds objects.
  ///
  /// @param objects few and small enough for the server
  /// @return the status that the server gave, at the end of its work or of our patience
  /// @throws IOException when it does not take them
  public Json.Obj push(List<Outgoing> objects) throws IOException {
    HttpRequest request =
        request("objects/")
            .header("Content-Type", TAXII)
            .POST(HttpRequest.BodyPublishers.ofString(Outgoing.envelope(objects)))
            .build();
    var answer = send(request, ANSWERS.bytes());
    if (answer.status != ACCEPTED) {
      throw answer.failure();
    }
    Json.Obj status = object(answer.body);
    for (int i = 0; i < ASKED && isPending(status); i++) {
      pause(PAUSE);
      status = read("../../status/" + status.text("id").orElse("") + "/");
    }
    return status;
  }

  /// Whether a server works on it still, and says under which name.
  private static boolean isPending(Json.Obj status) {
    return status.text("status").equals(Optional.of("pending"))
        && status.text("id").filter(id -> UUID_FORM.matcher(id).matches()).isPresent();
  }

  /// The largest body that the server takes, by its own word; no more than we would make.
  public long mostContentBytes() throws IOException {
    Json.Obj root = read("../../");
    if (root.get("max_content_length").orElse(new Json.Null()) instanceof Json.Num(double most)
        && most >= 1) {
      return (long) Math.min(most, MOST_BODY);
    }
    throw new IOException("an answer cannot be read: expected max_content_length of an API root");
  }

  /// What the server says of the collection.
  public Json.Obj facts() throws IOException {
    return read("");
  }

  private Json.Obj read(String rest) throws IOException {
    var answer = send(get(rest), ANSWERS.bytes());
    if (answer.status != OK) {
      throw answer.failure();
    }
    return object(answer.body);
  }

  private static Json.Obj object(byte[] body) throws IOException {
    try {
      if (JsonCursor.value(body, ANSWERS) instanceof Json.Obj object) {
        return object;
      }
    } catch (BadJson e) {
      throw new IOException("an answer cannot be read: " + e.sentence());
    }
    throw new IOException("an answer cannot be read: expected an object");
  }

  private HttpRequest get(String rest) {
    return request(rest).GET().build();
  }

  private HttpRequest.Builder request(String rest) {
    var request =
        HttpRequest.newBuilder(collection.resolve(rest)).timeout(ANSWER).header("Accept", TAXII);
    credentials.header().ifPresent(h -> request.header("Authorization", h));
    return request;
  }

  private static String text(SortedMap<String, String> query) {
    return query.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Answer(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    IOException failure() {
      return new IOException("the server answered " + status);
    }
  }

  private Answer send(HttpRequest request, long most) throws IOException {
    IOException last = new IOException("the server was not asked");
    for (int i = 0; i < TRIES; i++) {
      try {
        if (i > 0) {
          pause(PAUSE.multipliedBy(1L << (i - 1)));
        }
        Answer answer = once(request, most);
        if (answer.status < SERVER_ERROR && answer.status != TOO_MANY) {
          return answer;
        }
        last = answer.failure();
      } catch (TooLarge | Interrupted e) {
        throw e;
      } catch (IOException e) {
        last = new IOException("the server does not answer: " + e.getClass().getSimpleName(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Interrupted(e);
      }
    }
    throw last;
  }

  private static void pause(Duration time) throws Interrupted {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted(e);
    }
  }

  /// Somebody wants us to stop.
  private static final class Interrupted extends IOException {
    private static final long serialVersionUID = 1L;

    Interrupted(InterruptedException e) {
      super("interrupted", e);
    }
  }

  /// Sent again it would be as large.
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long most) {
      super("expected an answer of at most " + most + " bytes");
    }
  }

  private Answer once(HttpRequest request, long most) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(Math.toIntExact(most + 1));
      if (body.length > most) {
        throw new TooLarge(most);
      }
      var headers = new TreeMap<String, String>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      return new Answer(response.statusCode(), headers, body);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
