// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.RegistryEntry;

/// Makes an entry of the fields of one element of `registry.yaml`.
final class RegistryFields {
  private static final List<String> KNOWN =
      List.of(
          "principal",
          "declaredUse",
          "programmes",
          "intermediary",
          "sharedEgress",
          "sharedTemplates",
          "validFrom",
          "validUntil",
          "approvedBy",
          "note");
  private static final Map<String, RegistryEntry.Tenants> TENANTS =
      Map.of(
          "user", RegistryEntry.Tenants.BY_USER,
          "org", RegistryEntry.Tenants.BY_ORG,
          "key", RegistryEntry.Tenants.BY_KEY);

  private RegistryFields() {}

  static RegistryEntry entry(ConfigFields fields, KeyedHash ids) {
    fields.only(KNOWN);
    String principal = fields.name("principal");
    long from = fields.time("validFrom");
    long until = fields.time("validUntil");
    if (until <= from) {
      throw fields.wrong("validUntil", "a time not after validFrom", "a later time");
    }
    return new RegistryEntry(
        principal,
        ids.of(principal),
        fields.words("declaredUse", Words.DECLARED_USE),
        fields.words("programmes", Words.PROGRAMMES),
        tenants(fields),
        egress(fields),
        templates(fields),
        from,
        until,
        fields.text("approvedBy"),
        fields.textOrEmpty("note"));
  }

  private static RegistryEntry.Tenants tenants(ConfigFields fields) {
    if (!fields.has("intermediary")) {
      return RegistryEntry.Tenants.NONE;
    }
    ConfigFields intermediary = fields.object("intermediary");
    intermediary.only(List.of("tenantField"));
    return intermediary.choice("tenantField", TENANTS);
  }

  private static List<String> egress(ConfigFields fields) {
    var networks = fields.texts("sharedEgress");
    for (String cidr : networks) {
      if (cidr.indexOf('/') < 0 || IpPrefix.parse(cidr).isEmpty()) {
        throw fields.wrong("sharedEgress", cidr, "a network such as 192.0.2.0/24");
      }
    }
    return networks;
  }

  private static List<Long> templates(ConfigFields fields) {
    var hashes = new ArrayList<Long>();
    for (String text : fields.texts("sharedTemplates")) {
      try {
        hashes.add(Hash64.parse(text));
      } catch (IllegalArgumentException e) {
        throw fields.wrong("sharedTemplates", text, "16 lower-case hexadecimal digits");
      }
    }
    return List.copyOf(hashes);
  }
}
