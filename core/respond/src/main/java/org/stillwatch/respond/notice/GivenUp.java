// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

/// A delivery that is tried no more, until somebody says so.
///
/// @param id of the notice
/// @param tries how often it was tried in vain
/// @param atMillis when it was given up
/// @param why it failed the last time, in our words
public record GivenUp(
    String id, Topic topic, String receiver, int tries, long atMillis, String why) {}
