// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

/// Where a record stands in its source, so that somebody can look it up there.
///
/// @param source number of the source in the run, the first is 0
/// @param number its line, or its number in a source that has no lines; the first is 1
/// @param offset place of its first byte in the decompressed source
/// @param length its bytes
/// @param hash keyed hash of its bytes, zero where it was not made
public record Place(int source, long number, long offset, long length, long hash) {}
