// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.stillwatch.capture.Header;

/// The member `client` of an exchange: what the edge saw.
final class ClientDraft implements RecordCursor.Members {
  private static final Pattern JA3 = Pattern.compile("[0-9a-fA-F]{32}");
  private static final int MOST_HEADERS = 256;
  private static final int MOST_VALUE_BYTES = 8_192;

  private enum Recorded {
    NOT,
    AS_SET,
    IN_WIRE_ORDER
  }

  private final RecordCursor in;
  private String ip = "";
  private String userAgent = "";
  private String ja3 = "";
  private String ja4 = "";
  private String h2 = "";
  private Recorded recorded = Recorded.NOT;
  private List<Header> headers = new ArrayList<>();

  ClientDraft(RecordCursor in) {
    this.in = in;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "ip" -> ip = in.text(64);
      case "userAgent" -> userAgent = in.text(1_024);
      case "ja3" -> ja3 = in.matching(JA3);
      case "ja4" -> ja4 = in.text(64);
      case "h2" -> h2 = in.text(256);
      case "headers" -> headers();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void headers() throws IOException {
    headers = new ArrayList<>();
    recorded = Recorded.NOT;
    if (in.token() == JsonToken.START_OBJECT) {
      recorded = Recorded.AS_SET;
      in.entries(this::entry);
    } else if (in.at(JsonToken.START_ARRAY)) {
      recorded = Recorded.IN_WIRE_ORDER;
      in.list(this::pair);
    }
  }

  /// One member of an object; several values of one name may stand in a list.
  private boolean entry(String name) throws IOException {
    if (in.token() == JsonToken.START_ARRAY) {
      in.list(() -> add(name, in.text(MOST_VALUE_BYTES)));
    } else {
      add(name, in.text(MOST_VALUE_BYTES));
    }
    return true;
  }

  private void pair() throws IOException {
    var pair = new ArrayList<String>(2);
    in.list(() -> pair.add(in.text(MOST_VALUE_BYTES)));
    if (pair.size() == 2) {
      add(pair.get(0), pair.get(1));
    } else {
      in.count();
    }
  }

  private void add(String name, String value) {
    if (name.isEmpty() || name.length() > 256 || headers.size() == MOST_HEADERS) {
      in.count();
    } else {
      headers.add(new Header(name, value));
    }
  }

  /// Tells a sink what is known.
  void tell(ExchangeSink sink) {
    ExchangeDraft.ifKnown(ip, sink::clientAddress);
    ExchangeDraft.ifKnown(userAgent, sink::userAgent);
    ExchangeDraft.ifKnown(ja3, sink::ja3);
    ExchangeDraft.ifKnown(ja4, sink::ja4);
    ExchangeDraft.ifKnown(h2, sink::h2);
    if (recorded != Recorded.NOT) {
      sink.headers(List.copyOf(headers), recorded == Recorded.IN_WIRE_ORDER);
    }
  }
}
