// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

/// A way in that an account used.
///
/// @param pathway its name
/// @param firstMillis when first
/// @param lastMillis when last, to the day
public record WayUsed(String pathway, long firstMillis, long lastMillis) {}
