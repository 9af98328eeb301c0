// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.text.Script;

/// One use of an account: what is said, by which program, from where. An account may have several.
///
/// @param account index of the account
/// @param script what is said
/// @param clients programs that call; more than one are taken in turns by conversation
/// @param egress where calls come from
/// @param body shape of the requests
/// @param settings parameters of the requests
/// @param models which model is asked, and when that changes
/// @param pathway way into the service
/// @param key id of the credential
/// @param user end user as the caller names it, empty for none
/// @param sessions whether the log holds a conversation id
/// @param campaign campaign whose job this is, empty for none
record Persona(
    int account,
    Script script,
    List<Client> clients,
    Egress egress,
    Body body,
    Settings settings,
    ModelUse models,
    String pathway,
    String key,
    String user,
    boolean sessions,
    String campaign) {

  /// The shape of a provider's request.
  enum Body {
    CHAT("chat"),
    MESSAGES("messages"),
    RESPONSES("responses");

    private final String operation;

    Body(String operation) {
      this.operation = operation;
    }

    String operation() {
      return operation;
    }
  }

  /// Parameters that a request carries.
  enum Settings {
    /// None: the provider's defaults.
    DEFAULT,
    /// The same in every request of the persona.
    FIXED,
    /// Others in every conversation.
    WANDERING
  }

  /// Which model is asked.
  ///
  /// @param first until the change
  /// @param next from the change on
  /// @param changeMillis when it changes; the largest long for never
  record ModelUse(String first, String next, long changeMillis) {
    static ModelUse always(String model) {
      return new ModelUse(model, model, Long.MAX_VALUE);
    }

    String at(long timeMillis) {
      return timeMillis < changeMillis ? first : next;
    }
  }

  /// The same use with another credential.
  Persona withKey(String other) {
    return new Persona(
        account, script, clients, egress, body, settings, models, pathway, other, user, sessions,
        campaign);
  }

  /// The same use, asking other models.
  Persona asking(ModelUse other) {
    return new Persona(
        account, script, clients, egress, body, settings, other, pathway, key, user, sessions,
        campaign);
  }
}
