// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/// Writes records as frames of a journal and reads them again: a byte for the kind, then the record
/// in CBOR as an array of its components. Several threads may share it.
///
/// @param <T> what all kinds are
public final class RecordFrames<T> {
  private final List<Class<? extends T>> kinds;
  private final Map<Class<?>, Byte> numbers = new HashMap<>();
  private final ObjectWriter writer = Cbor.MAPPER.writer();
  private final List<ObjectReader> readers;

  /// @param kinds at most 100; their order is part of what is written
  public RecordFrames(List<Class<? extends T>> kinds) {
    this.kinds = List.copyOf(kinds);
    this.readers = this.kinds.stream().map(Cbor.MAPPER::readerFor).toList();
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

  /// What stands at the head of a journal, so that one of another build, key or purpose is refused
  /// and not misread.
  ///
  /// @param purpose what the journal is for
  /// @param keyId names the fingerprint key
  public byte[] header(String purpose, String keyId) {
    try {
      byte[] shape = Shape.of(kinds).getBytes(StandardCharsets.UTF_8);
      String digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shape), 0, 8);
      return "stillwatch %s key %s records %s"
          .formatted(purpose, keyId, digest)
          .getBytes(StandardCharsets.UTF_8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
