// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.linecorp.armeria.common.RequestHeaders;
import java.net.InetAddress;
import java.util.Optional;

/// Finds the address that a request came from. A wrong one is worse than none: it would tie all
/// customers behind a load balancer together.
///
/// @param header in which the load balancer writes it; empty when there is none, and the peer is
///   the client
record ClientAddress(String header) {
  /// The address; empty when it is not known.
  Optional<String> of(InetAddress peer, RequestHeaders headers) {
    return header.isEmpty() ? outside(peer) : last(String.join(",", headers.getAll(header)));
  }

  /// The last one, which the load balancer wrote. Those before it are the client's to write.
  private static Optional<String> last(String values) {
    try {
      return outside(InetAddress.ofLiteral(values.substring(values.lastIndexOf(',') + 1).strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A private address is the one of a machine of ours.
  private static Optional<String> outside(InetAddress address) {
    return address.isLoopbackAddress() || address.isSiteLocalAddress()
        ? Optional.empty()
        : Optional.of(address.getHostAddress().replaceAll("%.*", ""));
  }
}
