// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/// Where notices wait until each of their receivers has them. What [#put] has returned from is
/// there after a crash. Fails closed: what cannot be stored is an `IOException`, and neither sent
/// nor forgotten.
///
/// Each receiver has deliveries of its own, which wait, were delivered, or were given up. A change
/// to a delivery that does not wait, or is not there, changes nothing.
public interface Outbox {
  /// Puts a notice for some receivers, all of them or none. One whose id is there already is not
  /// put twice, whatever else it says.
  ///
  /// @param receivers their names, 1 to 64 bytes each; nobody means that nothing is sent
  /// @return whether it was put now
  /// @throws IllegalArgumentException when the body is no JSON object
  boolean put(Notice notice, Collection<String> receivers) throws IOException;

  /// Deliveries of a receiver that wait and whose time has come, longest due first. Asked for each
  /// receiver by itself, so that a long queue of one hides nothing of another.
  ///
  /// @param most 1 to 500
  List<Due> due(String receiver, long nowMillis, int most) throws IOException;

  /// The receiver has it.
  void delivered(String id, String receiver, long atMillis) throws IOException;

  /// It failed and is tried again later.
  ///
  /// @param why in our words, 1 to 256 bytes; never what the receiver said
  void postpone(String id, String receiver, long untilMillis, String why) throws IOException;

  /// It failed and is tried no more. It is kept.
  ///
  /// @param why in our words, 1 to 256 bytes; never what the receiver said
  void giveUp(String id, String receiver, long atMillis, String why) throws IOException;

  /// A page of what was given up, by id of the notice, then by receiver.
  ///
  /// @param afterId the id of the last one of the page before, "" for the first page
  /// @param afterReceiver its receiver, "" for the first page
  /// @param most 1 to 500
  List<GivenUp> givenUp(String afterId, String afterReceiver, int most) throws IOException;

  /// Takes up again what was given up: due at once, with all its tries.
  ///
  /// @return whether there was such a delivery
  boolean again(String id, String receiver, long nowMillis) throws IOException;

  /// What each receiver does not have, by name; without those that have everything.
  SortedMap<String, Backlog> waiting() throws IOException;

  /// Drops notices made before some time that every receiver has. Their ids are forgotten with
  /// them.
  ///
  /// @return how many were dropped
  int forget(long beforeMillis) throws IOException;
}
