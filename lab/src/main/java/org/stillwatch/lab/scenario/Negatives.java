// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

/// Plants the hard negatives of a recipe.
final class Negatives {
  private final Stage stage;

  Negatives(Stage stage) {
    this.stage = stage;
  }

  /// @param number of the negative in the recipe, so that two of one kind roll different dice
  void plant(Recipe.Negative negative, int number) {
    NegativeKind kind = NegativeKind.of(negative.kind());
    var here =
        new Neighbourhood(stage, kind, stage.world.dice("negative:" + kind.word() + ":" + number));
    var identities = new SharedIdentities(here);
    var networks = new SharedNetworks(here);
    var texts = new SharedTexts(here);
    var hours = new SharedHours(here);
    var between = new Intermediaries(here);
    var professions = new Specialists(here);
    var doors = new SharedDoors(here);
    int n = negative.accounts();
    switch (kind) {
      case ENTERPRISE_SEATS -> identities.enterpriseSeats(n);
      case TEAM_OF_FIVE -> identities.teamsOfFive(n);
      case HOUSEHOLD -> identities.households(n);
      case AGENCY -> identities.agencies(n);
      case CARD_TOKEN -> identities.cardTokens(n);
      case KEY_MIGRATION -> identities.keyMigrations(n);
      case CAMPUS_NAT -> networks.campus(n);
      case LAB_DEVICES -> networks.labDevices(n);
      case VPN_EXITS -> networks.vpn(n);
      case CI_RUNNERS -> networks.runners(n);
      case NIGHTLY_EVALUATION -> texts.nightlyEvaluation(n);
      case JUDGE_IN_CI -> texts.judgeInCi(n);
      case SYNTHETIC_DATA -> texts.syntheticData(n);
      case BULK_CLASSIFICATION -> texts.bulkClassification(n);
      case SHARED_APP -> texts.sharedApp(n);
      case VIRAL_VOUCHER -> texts.viralVoucher(n);
      case POPULAR_TEMPLATE -> texts.popularTemplate(n);
      case LAUNCH_DAY -> texts.launchDay(n);
      case CRON -> hours.cron(n);
      case RETRY_STORM -> hours.retryStorm(n);
      case OVERNIGHT_CODING -> hours.overnightCoding(n);
      case GATEWAY -> between.gateways(n);
      case PRIVACY_PROXY -> between.privacyProxies(n);
      case RESELLER_CUSTOMER -> between.resellers(n);
      case TUTORING -> professions.tutoring(n);
      case RED_TEAM -> professions.redTeams(n);
      case LOCALISATION -> professions.localisation(n);
      case STOLEN_KEY -> doors.stolenKeys(n);
      case NAT64 -> doors.nat64(n);
      case QUOTA_STRETCHER -> doors.quotaStretchers(n);
    }
  }
}
