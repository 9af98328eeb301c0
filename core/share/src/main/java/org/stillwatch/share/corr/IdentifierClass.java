// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

/// A kind of value that two parties may compare. Of one whose values anybody can list, a partner
/// who may ask learns all of it in time; such a class is off unless an agreement says why it is on.
public enum IdentifierClass {
  /// Fingerprint of a device.
  DEVICE("device", Entropy.HIGH),
  /// Name of a domain.
  DOMAIN("domain", Entropy.HIGH),
  /// Address of mail.
  EMAIL("email", Entropy.HIGH),
  /// Address of IPv4: 2^32 values.
  IPV4("ipv4", Entropy.LOW),
  /// Network of IPv6, of 64 bits.
  IPV6_NETWORK("ipv6-network", Entropy.HIGH),
  /// Number of a card: 10^9 values behind the digits of one issuer.
  PAYMENT_CARD("payment-card", Entropy.LOW),
  /// Number of a phone: 10^10 values.
  PHONE("phone", Entropy.LOW),
  /// Key of one of the sixteen bands of a family of prompts.
  TEMPLATE_BAND("template-band", Entropy.HIGH);

  private final String word;
  private final Entropy entropy;

  IdentifierClass(String word, Entropy entropy) {
    this.word = word;
    this.entropy = entropy;
  }

  /// How hard it is to list every value.
  public enum Entropy {
    /// Anybody can list them all.
    LOW,
    /// Nobody can; single values may still be guessed.
    HIGH
  }

  /// Its name in files. Constants stand in the order of these.
  public String word() {
    return word;
  }

  /// How hard it is to list every value.
  public Entropy entropy() {
    return entropy;
  }
}
