// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An account as the provider knows it.
///
/// @param id opaque
/// @param org declared organisation, empty for none
/// @param plan what was bought
/// @param createdAt registration
/// @param identity what was shown at registration
/// @param payments instruments on file
/// @param successorOf account that the operator names as predecessor, empty for none
/// @param entitled whether the plan's entitlement is recorded
/// @param ending when and how the provider ended the account, if it did
public record Account(
    String id,
    String org,
    Plan plan,
    Instant createdAt,
    Identity identity,
    List<Payment> payments,
    String successorOf,
    boolean entitled,
    Optional<Ending> ending) {

  /// How the provider ended an account.
  ///
  /// @param at when
  /// @param status word of `account/1`: suspended or closed
  public record Ending(Instant at, String status) {}

  /// The same account under a declared, verified organisation.
  public Account inOrganisation(String name, List<String> declaredUse) {
    Identity declared =
        identity.saying(List.of("email", "organisation"), identity.programmes(), declaredUse);
    return new Account(
        id, name, plan, createdAt, declared, payments, successorOf, entitled, ending);
  }

  /// The same account paying with one other instrument.
  public Account payingWith(Payment payment) {
    return new Account(
        id, org, plan, createdAt, identity, List.of(payment), successorOf, entitled, ending);
  }

  /// The same account with one more instrument.
  public Account alsoPayingWith(Payment payment) {
    List<Payment> all = new ArrayList<>(payments);
    all.add(payment);
    return new Account(
        id, org, plan, createdAt, identity, List.copyOf(all), successorOf, entitled, ending);
  }

  /// The same account in these programmes of the provider.
  public Account inProgrammes(List<String> programmes) {
    Identity enrolled =
        identity.saying(identity.verification(), programmes, identity.declaredUse());
    return new Account(id, org, plan, createdAt, enrolled, payments, successorOf, entitled, ending);
  }

  /// The same account seen on these devices only.
  public Account onDevices(List<String> devices) {
    Identity i = identity;
    Identity moved =
        new Identity(
            i.emailDomain(),
            i.email(),
            i.phone(),
            devices,
            i.signupIp(),
            i.country(),
            i.verification(),
            i.programmes(),
            i.declaredUse());
    return new Account(id, org, plan, createdAt, moved, payments, successorOf, entitled, ending);
  }

  /// The same account with a mailbox at another domain.
  public Account withMailAt(String domain) {
    Identity i = identity;
    Identity moved =
        new Identity(
            domain,
            i.email(),
            i.phone(),
            i.devices(),
            i.signupIp(),
            i.country(),
            i.verification(),
            i.programmes(),
            i.declaredUse());
    return new Account(id, org, plan, createdAt, moved, payments, successorOf, entitled, ending);
  }

  /// The same account on another plan.
  public Account onPlan(Plan other) {
    return new Account(
        id, org, other, createdAt, identity, payments, successorOf, entitled, ending);
  }

  /// The same account, which the operator knows as the successor of another.
  public Account succeeding(String predecessor) {
    return new Account(id, org, plan, createdAt, identity, payments, predecessor, entitled, ending);
  }

  /// The same account, ended by the provider.
  public Account ended(Instant at, String status) {
    return new Account(
        id,
        org,
        plan,
        createdAt,
        identity,
        payments,
        successorOf,
        entitled,
        Optional.of(new Ending(at, status)));
  }
}
