// SPDX-License-Identifier: Apache-2.0
/// Countries of addresses, out of a file of the operator's: for the legal fence and for people who
/// read contradictions, never for a score.
@NullMarked
package org.stillwatch.adapters.geoip;

import org.jspecify.annotations.NullMarked;
