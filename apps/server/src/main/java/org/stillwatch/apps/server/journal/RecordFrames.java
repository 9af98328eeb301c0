// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.stillwatch.adapters.files.journal.JournalHeader;

/// Writes records as frames of a journal and reads them again: a byte for the kind, then the record
/// in CBOR as an array of its components. Several threads may share it.
///
/// @param <T> what all kinds are
public final class RecordFrames<T> {
  private final List<Class<? extends T>> kinds;
  private final Map<Class<?>, Byte> numbers = new HashMap<>();
  private final ObjectWriter writer = Cbor.MAPPER.writer();
  private final List<ObjectReader> readers;
  private final List<String> earlier;

  /// @param kinds at most 100; their order is part of what is written
  public RecordFrames(List<Class<? extends T>> kinds) {
    this(kinds, List.of());
  }

  /// One that also reads frames of versions whose records were shorter: numbers that came to the
  /// end of a record since are zero in them.
  ///
  /// @param kinds at most 100; their order is part of what is written
  /// @param earlier digests of the shapes of those versions
  public RecordFrames(List<Class<? extends T>> kinds, List<String> earlier) {
    this.kinds = List.copyOf(kinds);
    this.earlier = List.copyOf(earlier);
    ObjectReader reader =
        earlier.isEmpty()
            ? Cbor.MAPPER.reader()
            : Cbor.MAPPER.reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    this.readers = this.kinds.stream().map(reader::forType).toList();
    for (int i = 0; i < kinds.size(); i++) {
      numbers.put(kinds.get(i), (byte) i);
    }
  }

  /// The frame of a record.
  public byte[] write(T value) {
    Byte kind = numbers.get(value.getClass());
    if (kind == null) {
      throw new IllegalArgumentException("no kind of this journal: " + value.getClass());
    }
    try {
      byte[] record = writer.writeValueAsBytes(value);
      byte[] frame = new byte[record.length + 1];
      frame[0] = kind;
      System.arraycopy(record, 0, frame, 1, record.length);
      return frame;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The record of a frame that was written here.
  public T read(ByteBuffer frame) {
    int kind = frame.get();
    if (kind < 0 || kind >= kinds.size()) {
      throw new IllegalStateException("a frame of the unknown kind " + kind);
    }
    byte[] record = new byte[frame.remaining()];
    frame.get(record);
    try {
      return kinds.get(kind).cast(readers.get(kind).readValue(record));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What stands at the head of a journal, so that one of another key or purpose, or of a build
  /// whose records cannot be read, is refused and not misread.
  ///
  /// @param purpose what the journal is for
  /// @param keyId names the fingerprint key
  public JournalHeader header(String purpose, String keyId) {
    return JournalHeader.of(
        written(purpose, keyId, shape()),
        earlier.stream().map(digest -> written(purpose, keyId, digest)).toList());
  }

  private static byte[] written(String purpose, String keyId, String digest) {
    return "stillwatch %s key %s records %s"
        .formatted(purpose, keyId, digest)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Digest of what the records consist of.
  public String shape() {
    try {
      byte[] shape = Shape.of(kinds).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shape), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
