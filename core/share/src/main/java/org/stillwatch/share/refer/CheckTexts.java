// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

/// How to check a package.
final class CheckTexts {
  static final String PSEUDONYMS =
      """
      How to check this package

      You need no help and no access of ours. Unpack the zip into an empty folder.

      1. With standard tools: is every file as it was sent?

          sha256sum -c SHA256SUMS

      2. With the program itself, offline, of the version that manifest.json names:

          ./stillwatch verify PACKAGE.zip

      It says whether the zip is in its one form, whether the files are those of the list, whether the
      gates of attribution.json are open for what the letter claims, and whether the tables follow from it.

      3. After an order: is the case the one that was meant?

      The case {case} stays with us. Its file has this SHA-256:

          {bundle}

      and the list of its files, case-manifest.json, has this one, which the log of the service has held
      since the case was exported:

          {list}

      When you are given case.zip, compare its hash (sha256sum case.zip), and let the program check it
      (./stillwatch verify case.zip). With the list of names as well, everything in this package is made
      again and compared, byte for byte:

          ./stillwatch verify PACKAGE.zip --case case.zip --escrow escrow.json

      4. After an order about one account: is it the one that was meant?

      You are given a secret of 64 digits and a name. Their SHA-256 stands in accounts.csv beside the
      number of the account:

          printf '%s %s' SECRET NAME | sha256sum

      What nobody can check without us: that the logs are complete, and that two names are two people.
      """;

  static final String WHOLE =
      """
      How to check this package

      You need no help and no access of ours. Unpack the zip into an empty folder.

      1. With standard tools: is every file as it was sent?

          sha256sum -c SHA256SUMS

      2. With the program itself, offline, of the version that manifest.json names:

          ./stillwatch verify PACKAGE.zip

      It checks the case {case} inside (case.zip) from its first event on, makes every text and table of
      this package again from it, and compares them byte for byte. The case alone:

          ./stillwatch verify case.zip

      Its SHA-256, and that of the list of its files, which the log of the service has held since the case
      was exported:

          {bundle}
          {list}

      What nobody can check without us: that the logs are complete, and that two names are two people.
      """;

  private CheckTexts() {}
}
