// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// One of the provider's models: the record `model/1` of `contracts.md` 2.4.
///
/// @param model its name, as exchanges carry it
/// @param releasedAtMillis since when it can be used
/// @param family its family, empty when unknown
/// @param usdCentsPerMillionInput list price of a million input tokens, -1 when unknown
/// @param usdCentsPerMillionOutput list price of a million output tokens, -1 when unknown
public record ModelFacts(
    String model,
    long releasedAtMillis,
    String family,
    long usdCentsPerMillionInput,
    long usdCentsPerMillionOutput) {}
