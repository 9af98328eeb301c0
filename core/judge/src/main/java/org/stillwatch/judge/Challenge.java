// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;
import java.util.Map;

/// What speaks against relying on a judgement: how little would have to fall away to lower it, and
/// what nobody could see.
///
/// @param without by name of each reason, what the verdict would be without it
/// @param sentence the smallest set of reasons and the fewest members that carry the verdict
/// @param unknown what was not known, and what knowing it would change
public record Challenge(
    Map<String, String> without, String sentence, List<Campaign.Unknown> unknown) {}
