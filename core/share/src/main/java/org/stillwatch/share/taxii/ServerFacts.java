// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

/// What a server says of itself.
///
/// @param title for people
/// @param base address of the server without a slash at its end, for example `https://host:8443`
/// @param root name of its one API root
/// @param mostContentBytes largest body that it takes
/// @param mostObjects on a page
/// @param mostPageBytes of texts on a page; signatures come on top, less than 700 bytes for each
///   object
public record ServerFacts(
    String title,
    String base,
    String root,
    long mostContentBytes,
    int mostObjects,
    long mostPageBytes) {
  String rootPath() {
    return "/" + root + "/";
  }
}
