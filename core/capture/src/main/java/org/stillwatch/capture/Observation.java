// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import org.stillwatch.base.AccountId;

/// One exchange as the rest of the house sees it: who, when, from where and with what result, with
/// a [Fingerprint] in place of the text. All hashes are keyed, and zero is unknown.
///
/// @param id the exchange's own id, the one an analyst looks up in the provider's store
/// @param pathway the way in, for example `first-party-api` or `gateway:edge-1`; `unknown` if not
///   set
/// @param timeMillis start of the request, milliseconds since the epoch
/// @param account holder of the credential
/// @param org keyed hash of the tenant
/// @param key keyed hash of the API key's id
/// @param user keyed hash of the end user as named by the caller
/// @param session keyed hash of the conversation
/// @param model the model's name, empty when unknown
/// @param operation kind of endpoint
/// @param client what the edge saw
/// @param fingerprint what is kept of the text
/// @param reply how it was answered
/// @param usage token counts
public record Observation(
    String id,
    String pathway,
    long timeMillis,
    AccountId account,
    long org,
    long key,
    long user,
    long session,
    String model,
    Operation operation,
    Client client,
    Fingerprint fingerprint,
    Reply reply,
    Usage usage) {}
