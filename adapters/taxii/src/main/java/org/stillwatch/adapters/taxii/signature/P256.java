// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Optional;

/// The curve P-256 (FIPS 186-5) and ES256 on it (RFC 7518, 3.4), by the JDK.
final class P256 {
  private static final ECGenParameterSpec CURVE = new ECGenParameterSpec("secp256r1");
  private static final String ES256 = "SHA256withECDSAinP1363Format";
  private static final ECParameterSpec SPEC = spec();
  private static final BigInteger PRIME = ((ECFieldFp) SPEC.getCurve().getField()).getP();

  private P256() {}

  private static ECParameterSpec spec() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(CURVE);
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java platform that we know has ES256", e);
  }

  /// A new pair.
  static KeyPair draw(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(CURVE, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// The key of a point; empty when the point is not on the curve. The curve has cofactor 1, so
  /// every point on it that has coordinates is a key.
  static Optional<PublicKey> publicKey(BigInteger x, BigInteger y) {
    if (x.compareTo(PRIME) >= 0 || y.compareTo(PRIME) >= 0) {
      return Optional.empty();
    }
    var curve = SPEC.getCurve();
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
    if (!y.pow(2).subtract(right).mod(PRIME).equals(BigInteger.ZERO)) {
      return Optional.empty();
    }
    try {
      var point = new ECPublicKeySpec(new ECPoint(x, y), SPEC);
      return Optional.of(KeyFactory.getInstance("EC").generatePublic(point));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// The key of a number; empty when the number is too large or nothing.
  static Optional<PrivateKey> privateKey(BigInteger number) {
    if (number.signum() <= 0 || number.compareTo(SPEC.getOrder()) >= 0) {
      return Optional.empty();
    }
    try {
      var secret = new ECPrivateKeySpec(number, SPEC);
      return Optional.of(KeyFactory.getInstance("EC").generatePrivate(secret));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// Signs a text: two numbers of 32 bytes.
  static byte[] sign(PrivateKey key, byte[] text, SecureRandom random) {
    try {
      var signature = Signature.getInstance(ES256);
      signature.initSign(key, random);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// Whether a signature is one of a text.
  static boolean verifies(PublicKey key, byte[] text, byte[] signed) {
    try {
      var signature = Signature.getInstance(ES256);
      signature.initVerify(key);
      signature.update(text);
      return signature.verify(signed);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }
}
