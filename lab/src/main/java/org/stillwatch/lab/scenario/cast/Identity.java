// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.util.List;

/// What an account holder showed at registration; empty strings and lists where nothing is on file.
///
/// @param emailDomain mail domain
/// @param email opaque hash
/// @param phone opaque hash
/// @param devices opaque hashes
/// @param signupIp address of the registration
/// @param country two letters
/// @param verification words of `account/1`
/// @param programmes words of `account/1`
/// @param declaredUse words of `account/1`
public record Identity(
    String emailDomain,
    String email,
    String phone,
    List<String> devices,
    String signupIp,
    String country,
    List<String> verification,
    List<String> programmes,
    List<String> declaredUse) {
  /// The same person with something else verified and declared.
  Identity saying(List<String> verified, List<String> ofProgrammes, List<String> uses) {
    return new Identity(
        emailDomain, email, phone, devices, signupIp, country, verified, ofProgrammes, uses);
  }
}
