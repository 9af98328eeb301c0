// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.Times;
import org.stillwatch.base.Utf8;
import org.stillwatch.capture.RejectReason;

/// A tolerant walk over one JSON record. Every method that reads a value leaves the cursor at its
/// end; a value that is absent, null or unusable is *unknown* ("", -1, [Times#NONE], 0), and every
/// unusable, unread or repeated member is counted.
final class RecordCursor implements AutoCloseable {
  /// Longest id, in bytes of UTF-8.
  static final int ID_BYTES = 256;

  private static final int SCALAR_CHARS = 40;

  /// Reads one member of an object.
  interface Members {
    /// Reads one value, at which the cursor stands.
    ///
    /// @param name the name of the member
    /// @return whether anybody reads it
    boolean member(String name) throws IOException;
  }

  /// Reads one element of a list.
  interface Element {
    void read() throws IOException;
  }

  private final JsonParser json;
  private final List<String> names = new ArrayList<>();
  private int ignored;
  private Optional<RejectReason> refusal = Optional.empty();

  RecordCursor(JsonParser json) {
    this.json = json;
  }

  static RecordCursor of(byte[] buffer, int from, int to) throws IOException {
    return new RecordCursor(Json.FACTORY.createParser(buffer, from, to - from));
  }

  /// Walks the whole line: one object and nothing after it.
  ///
  /// @param ifNoObject why any other JSON value is refused
  void record(Members handler, RejectReason ifNoObject) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      refuse(json.currentToken() == null ? RejectReason.NOT_JSON : ifNoObject);
      json.skipChildren();
    } else {
      members(handler);
    }
    if (json.nextToken() != null) {
      refuse(RejectReason.NOT_JSON);
    }
  }

  private void members(Members handler) throws IOException {
    int outside = names.size();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (!handler.member(name)) {
        unusable();
      } else if (names.subList(outside, names.size()).contains(name)) {
        ignored++;
      } else {
        names.add(name);
      }
    }
    names.subList(outside, names.size()).clear();
  }

  /// Walks a nested object.
  void object(Members handler) throws IOException {
    if (at(JsonToken.START_OBJECT)) {
      members(handler);
    }
  }

  /// Walks a nested object whose names are data.
  void entries(Members handler) throws IOException {
    if (at(JsonToken.START_OBJECT)) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (!handler.member(name)) {
          unusable();
        }
      }
    }
  }

  /// Walks a list.
  void list(Element handler) throws IOException {
    if (at(JsonToken.START_ARRAY)) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        handler.read();
      }
    }
  }

  /// A text of at most so many bytes of UTF-8.
  String text(int maxBytes) throws IOException {
    if (!at(JsonToken.VALUE_STRING)) {
      return "";
    }
    if (json.getTextLength() <= maxBytes) {
      String text = json.getText();
      int bytes = Utf8.length(text);
      if (bytes >= 0 && bytes <= maxBytes) {
        return text;
      }
    }
    ignored++;
    return "";
  }

  /// An id that a record cannot do without; an unusable one refuses the record.
  String requiredId(RejectReason ifNoText) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String text = json.getText();
      int bytes = Utf8.length(text);
      if (bytes < 0 || bytes > ID_BYTES) {
        refuse(bytes < 0 ? RejectReason.BAD_UTF8 : RejectReason.TOO_LONG);
      }
      return text;
    }
    if (present()) {
      refuse(ifNoText);
      json.skipChildren();
    }
    return "";
  }

  /// A word of a closed vocabulary.
  String word(Set<String> vocabulary) throws IOException {
    String word = text(ID_BYTES);
    if (word.isEmpty() || vocabulary.contains(word)) {
      return word;
    }
    ignored++;
    return "";
  }

  /// A word that stands for a value.
  <E> E choice(Map<String, E> byWord, E unknown) throws IOException {
    return byWord.getOrDefault(word(byWord.keySet()), unknown);
  }

  /// A text of a certain form.
  String matching(Pattern form) throws IOException {
    String text = text(ID_BYTES);
    if (text.isEmpty() || form.matcher(text).matches()) {
      return text;
    }
    ignored++;
    return "";
  }

  /// A list of words of a closed vocabulary, sorted.
  SortedSet<String> words(Set<String> vocabulary) throws IOException {
    var words = new TreeSet<String>();
    list(() -> words.add(word(vocabulary)));
    words.remove("");
    return Collections.unmodifiableSortedSet(words);
  }

  /// An integer inside a range of numbers from 0 on; a fraction of zero and digits in quotes count.
  long integer(long min, long max) throws IOException {
    if (!present()) {
      return -1;
    }
    boolean plain = json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getTextLength() < 18;
    long value = plain ? json.getLongValue() : Texts.integer(scalar());
    if ((value >= min && value <= max) || value == -1) {
      return value;
    }
    unusable();
    return -1;
  }

  /// The text of a number or of a short text, empty for anything else.
  private String scalar() throws IOException {
    var token = json.currentToken();
    boolean usable = token.isNumeric() || token == JsonToken.VALUE_STRING;
    return usable && json.getTextLength() <= SCALAR_CHARS ? json.getText() : "";
  }

  /// A time between 2015 and 2100.
  long time() throws IOException {
    return timeOf(false);
  }

  /// A time that a record cannot do without; an unusable one refuses the record.
  long requiredTime() throws IOException {
    boolean present = present();
    long millis = time();
    if (present && millis == Times.NONE) {
      refuse(RejectReason.BAD_TIME);
    }
    return millis;
  }

  /// A time or a day between 2015 and 2100.
  long timeOrDay() throws IOException {
    return timeOf(true);
  }

  private long timeOf(boolean days) throws IOException {
    long millis = days ? Times.parseDay(scalar()) : Times.parse(scalar());
    if (Times.accepted(millis) == Times.NONE && present()) {
      unusable();
    }
    return Times.accepted(millis);
  }

  /// Whether the value is there, usable or not.
  boolean present() {
    return json.currentToken() != JsonToken.VALUE_NULL;
  }

  /// A keyed hash as text.
  long hash() throws IOException {
    String text = text(16);
    try {
      return text.isEmpty() ? Hash64.UNKNOWN : Hash64.parse(text);
    } catch (IllegalArgumentException e) {
      ignored++;
      return Hash64.UNKNOWN;
    }
  }

  /// A truth value; unknown is false.
  boolean flag() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    if (json.currentToken() != JsonToken.VALUE_FALSE) {
      at(JsonToken.VALUE_FALSE);
    }
    return false;
  }

  /// The `schema` member; another one than ours refuses the record.
  void schema(String ours) throws IOException {
    if (present() && !text(ID_BYTES).equals(ours)) {
      refuse(RejectReason.WRONG_FORMAT);
    }
  }

  /// Whether the value has this type; a value of another type is passed over, and counted unless it
  /// is null.
  boolean at(JsonToken type) throws IOException {
    if (json.currentToken() == type) {
      return true;
    }
    if (present()) {
      unusable();
    }
    return false;
  }

  /// Counts one thing that could not be used.
  void count() {
    ignored++;
  }

  /// Passes over the value and counts it.
  void unusable() throws IOException {
    ignored++;
    json.skipChildren();
  }

  /// Refuses the record; the first reason stands.
  void refuse(RejectReason reason) {
    refusal = refusal.or(() -> Optional.of(reason));
  }

  Optional<RejectReason> refusal() {
    return refusal;
  }

  int ignored() {
    return ignored;
  }

  /// The kind of the value.
  JsonToken token() {
    return json.currentToken();
  }

  /// Passes over the value.
  ///
  /// @return its bytes, counted from the start of the line
  Range range() throws IOException {
    int start = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    return new Range(start, (int) json.currentLocation().getByteOffset());
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
