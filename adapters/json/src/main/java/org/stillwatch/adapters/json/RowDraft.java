// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.base.LoneSurrogates;
import org.stillwatch.base.Times;
import org.stillwatch.capture.RejectReason;

/// The members of one line of a small input as they are met.
///
/// @param <T> the record that comes of it
interface RowDraft<T> extends RecordCursor.Members {
  /// Why there is no record although every member could be read.
  Optional<RejectReason> missing();

  /// The record, once nothing is missing.
  T value();

  /// Reads one line into a draft and makes a row of it.
  ///
  /// @param content the hash that names the line's bytes
  static <T> Row<T> read(
      byte[] buffer,
      int from,
      int to,
      KeyedHash content,
      Function<RecordCursor, RowDraft<T>> make) {
    try (var in = RecordCursor.of(buffer, from, to)) {
      RowDraft<T> draft = make.apply(in);
      in.record(draft, RejectReason.WRONG_FORMAT);
      Optional<RejectReason> refusal = in.refusal().or(draft::missing);
      return refusal.isPresent()
          ? new Row.Bad<>(refusal.get())
          : new Row.Good<>(draft.value(), content.of(buffer, from, to - from), in.ignored());
    } catch (JsonParseException e) {
      Optional<byte[]> mended = LoneSurrogates.mended(buffer, from, to);
      return mended.isPresent()
          ? read(mended.get(), 0, to - from, content, make) // mended once, since none is left
          : new Row.Bad<>(Json.reason(e));
    } catch (IOException e) {
      return new Row.Bad<>(Json.reason(e));
    }
  }

  /// The first reason whose condition holds; no time comes before no account.
  static Optional<RejectReason> timeAndAccount(long time, String account) {
    if (time == Times.NONE) {
      return Optional.of(RejectReason.NO_TIME);
    }
    return account.isEmpty() ? Optional.of(RejectReason.NO_ACCOUNT) : Optional.empty();
  }
}
