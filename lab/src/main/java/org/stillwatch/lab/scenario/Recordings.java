// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.Seed;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Clients;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.truth.Truth;

/// What a world takes from recordings: texts, arrivals, client programs; or their built-in
/// stand-ins.
///
/// @param texts recorded texts
/// @param arrivals rhythms of organisations
/// @param libraries client programs of developers
/// @param browsers client programs of people
/// @param pools names and digests for the answer key
record Recordings(
    Texts texts,
    Arrivals arrivals,
    List<Client> libraries,
    List<Client> browsers,
    List<Truth.Pool> pools) {

  static Recordings of(Recipe recipe, Optional<Path> folder) {
    Dice dice = Dice.of(new Seed(recipe.seed()).derive("clients"));
    return new Recordings(
        Texts.NONE, Arrivals.BUILTIN, Clients.libraries(dice), Clients.browsers(dice), List.of());
  }
}
