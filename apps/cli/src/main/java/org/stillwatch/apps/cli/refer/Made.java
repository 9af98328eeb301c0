// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.json.AssessmentReader;
import org.stillwatch.adapters.json.LeakJson;
import org.stillwatch.adapters.json.ReferralFile;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.share.refer.CaseFacts;
import org.stillwatch.share.refer.Input;
import org.stillwatch.share.refer.Names;
import org.stillwatch.share.refer.PackageTexts;
import org.stillwatch.share.refer.Referral;

/// A package as it is made of its sources, bit for bit the same each time.
///
/// @param input what the sources say
/// @param texts what is said, by name: everything but the case and its list
/// @param files all of the package
record Made(Input input, SortedMap<String, String> texts, SortedMap<String, byte[]> files) {
  /// What a package is made of, as bytes of files.
  ///
  /// @param referral `referral.json`
  /// @param attribution `attribution.json`
  /// @param leak `leak.json`, if a corpus was asked
  record Sources(String referral, String attribution, Optional<String> leak) {}

  /// Makes a package.
  ///
  /// @param keyHex of the pseudonyms, empty where there are none
  static Made of(ExportedCase one, Sources sources, String keyHex) throws IOException {
    Referral referral =
        ReferralFile.read(
            PackageTexts.REFERRAL, sources.referral().getBytes(StandardCharsets.UTF_8));
    CaseFacts facts = facts(one);
    Names names =
        referral.pseudonymous()
            ? Names.pseudonyms(facts.values().accounts(), keyHex)
            : Names.open(facts.values().accounts());
    var input =
        new Input(
            referral,
            facts,
            AssessmentReader.read(
                PackageTexts.ATTRIBUTION, sources.attribution().getBytes(StandardCharsets.UTF_8)),
            sources.leak().isPresent()
                ? Optional.of(LeakJson.read(sources.leak().get()))
                : Optional.empty(),
            names);
    var texts = new TreeMap<>(PackageTexts.of(input));
    texts.put(PackageTexts.REFERRAL, sources.referral());
    texts.put(PackageTexts.ATTRIBUTION, sources.attribution());
    sources.leak().ifPresent(l -> texts.put(PackageTexts.LEAK, l));
    var files = new TreeMap<String, byte[]>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    if (referral.pseudonymous()) {
      files.put(PackageTexts.CASE_LIST, one.files().getOrDefault(Manifest.NAME, new byte[0]));
    } else {
      files.put(PackageTexts.CASE, one.zip().copy());
    }
    return new Made(input, texts, PackageList.listed(referral.id(), facts.id(), files));
  }

  static CaseFacts facts(ExportedCase one) {
    List<String> written = new ArrayList<>(one.material().words().values());
    return CaseFacts.of(
        one.proceedings().one(),
        one.proceedings().events(),
        one.proceedings().docket(),
        one.campaign(),
        new CaseFacts.Exported(
            Instant.ofEpochMilli(one.material().asOfMillis()),
            Hash.of(one.zip().copy()),
            Hash.of(one.files().getOrDefault(Manifest.NAME, new byte[0])),
            written));
  }
}
