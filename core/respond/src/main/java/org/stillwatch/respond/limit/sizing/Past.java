// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

import org.stillwatch.respond.limit.Principal;

/// A request of the past.
///
/// @param atMillis when, milliseconds since the epoch
/// @param account whose it was
/// @param principal who answers for it
/// @param topic its capability class
public record Past(long atMillis, String account, Principal principal, String topic) {}
