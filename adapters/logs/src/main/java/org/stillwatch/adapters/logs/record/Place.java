// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

/// Where a record stands in its source, so that somebody can look it up there.
///
/// @param number its line, or its number in a source that has no lines; the first is 1
/// @param offset place of its first byte in the decompressed source
/// @param length its bytes
/// @param hash keyed hash of its bytes
public record Place(long number, long offset, long length, long hash) {}
