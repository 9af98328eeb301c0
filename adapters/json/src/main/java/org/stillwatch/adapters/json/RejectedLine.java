// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.OptionalLong;
import org.stillwatch.capture.RejectReason;

/// One record that could not be used: `rejected/1` of `contracts.md` 2.6. It says where the record
/// stands and what its bytes hash to, never what it holds.
///
/// @param source name of the source as given, without folder
/// @param line number of the line, empty where the source has no lines
/// @param offset place of its first byte in the decompressed source
/// @param length its length in bytes
/// @param reason why it could not be used
/// @param hash keyed hash of its bytes
public record RejectedLine(
    String source, OptionalLong line, long offset, long length, RejectReason reason, long hash) {}
