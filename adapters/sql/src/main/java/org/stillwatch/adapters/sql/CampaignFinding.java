// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.OptionalLong;

/// A campaign as it was last found.
///
/// @param tickMillis the tick that last changed it
/// @param goneAtMillis the tick that no longer found it, for a campaign of the past
public record CampaignFinding(Finding finding, long tickMillis, OptionalLong goneAtMillis) {}
