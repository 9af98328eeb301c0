// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.spool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Fingerprint;

/// A [Fingerprint] in [#SIZE] bytes, little endian, version first; docs/formats/fingerprint.md has
/// the layout. Unused places are zero, so that equal fingerprints have equal bytes.
public final class FingerprintBytes {
  /// Bytes of a fingerprint.
  public static final int SIZE = 336;

  /// The version that this build writes and reads.
  public static final byte VERSION = 1;

  static final int SEGMENTS = 16;
  static final int PREFIXES = 4;
  static final int SIGNATURES = 2;
  static final int FEATURES = 4;

  private FingerprintBytes() {}

  /// Writes a fingerprint.
  ///
  /// @throws IllegalArgumentException when a list is longer than its place
  public static byte[] write(Fingerprint f) {
    var out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    out.put(VERSION)
        .put(Words.flag(f.cut()))
        .put(Words.shape(f.answer()))
        .put(Words.forms(f.forms()));
    out.put((byte) f.segments().size()).put((byte) f.prefix().size());
    out.put((byte) f.slots().size()).put((byte) f.signatures().size());
    out.put((byte) f.features().size()).put(SlotBytes.numeric(f.slots()));
    Words.script(out, f.script());
    Words.capabilities(out, f.capabilities());
    out.putInt(f.codePoints()).putInt(f.answerCodePoints());
    out.putLong(f.skeleton()).putLong(f.system()).putLong(f.tools()).putLong(f.format());
    out.putLong(f.request()).putLong(f.params()).putLong(f.near());
    longs(out, f.segments(), SEGMENTS);
    longs(out, f.prefix(), PREFIXES);
    longs(out, f.signatures(), SIGNATURES);
    longs(out, f.features(), FEATURES);
    SlotBytes.write(out, f.slots());
    return out.array();
  }

  /// Reads a fingerprint from [#SIZE] bytes at an offset.
  ///
  /// @throws IllegalArgumentException when the version is not ours or a count exceeds its place
  public static Fingerprint read(byte[] bytes, int offset) {
    var in = ByteBuffer.wrap(bytes, offset, SIZE).slice().order(ByteOrder.LITTLE_ENDIAN);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("expected fingerprint version 1, got " + version);
    }
    boolean cut = in.get() != 0;
    AnswerShape shape = Words.shape(in.get());
    var forms = Words.forms(in.get());
    int segments = count(in, SEGMENTS);
    int prefixes = count(in, PREFIXES);
    int slots = count(in, SlotBytes.MOST);
    int signatures = count(in, SIGNATURES);
    int features = count(in, FEATURES);
    byte numeric = in.get();
    String script = Words.script(in);
    var capabilities = Words.capabilities(in);
    int codePoints = in.getInt();
    int answerCodePoints = in.getInt();
    long skeleton = in.getLong();
    long system = in.getLong();
    long tools = in.getLong();
    long format = in.getLong();
    long request = in.getLong();
    long params = in.getLong();
    long near = in.getLong();
    var segmentList = longs(in, segments, SEGMENTS);
    var prefixList = longs(in, prefixes, PREFIXES);
    var signatureList = longs(in, signatures, SIGNATURES);
    var featureList = longs(in, features, FEATURES);
    return new Fingerprint(
        codePoints,
        cut,
        skeleton,
        segmentList,
        system,
        tools,
        format,
        request,
        params,
        prefixList,
        SlotBytes.read(in, slots, numeric),
        signatureList,
        near,
        featureList,
        capabilities,
        forms,
        script,
        answerCodePoints,
        shape);
  }

  private static int count(ByteBuffer in, int most) {
    int count = in.get();
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("expected a count of 0 to " + most + ", got " + count);
    }
    return count;
  }

  private static void longs(ByteBuffer out, List<Long> values, int places) {
    if (values.size() > places) {
      throw new IllegalArgumentException(values.size() + " hashes do not fit " + places);
    }
    values.forEach(out::putLong);
    out.position(out.position() + Long.BYTES * (places - values.size()));
  }

  private static List<Long> longs(ByteBuffer in, int count, int places) {
    Long[] values = new Long[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getLong();
    }
    in.position(in.position() + Long.BYTES * (places - count));
    return List.of(values);
  }
}
