// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

/// A delivery whose time has come.
///
/// @param receiver name of who is to have it
/// @param tries how often it was tried in vain; 0 or more
/// @param sinceMillis since when it is tried: when it was made, or when it was taken up again
public record Due(Notice notice, String receiver, int tries, long sinceMillis) {}
