// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.List;

/// Common English words of which phrases are made: 128 that describe and 128 things. None of them
/// is a number, a name, an order or an opinion, so that a phrase of them says nothing.
final class CanaryWords {
  static final List<String> DESCRIBING =
      words(
          """
          amber ample azure basic blue brisk broad bronze calm candid carved cedar chalky
          clear cloudy coastal common copper coral cosy crisp curved damp dappled deep distant
          dotted dry dusky early eastern easy eager even faded fair familiar fast fine firm
          flat floral fluid fresh frosted full gentle giant glad glassy golden grainy grand
          green grey hazel hazy hidden high hollow honest humble icy inland ivory jade jolly
          keen kind late leafy level light linen little lively local long loose lunar maple
          mellow mild milky misty modest mossy narrow neat nimble northern oaken olive open
          orderly oval paired pale patient pearly placid plain polar polished proud quick
          quiet rapid rare rocky round rustic sandy scarlet shaded silent silver simple
          slender small smooth snowy soft solid southern spare spotted steady
          """);

  static final List<String> THINGS =
      words(
          """
          acorn alcove anchor apron arbor arch attic awning badge bakery balcony barge barrel
          basin basket beacon bench bicycle blanket boat bonnet bottle bridge brook bucket
          button cabin canal candle canoe canvas carpet castle chapel chest chimney clock
          cottage cradle curtain cushion dock drawer drum easel fence ferry fiddle field flag
          flute forest fountain garden gate glove grove hammer harbor hedge helmet hill island
          jacket jar kettle kite ladder lagoon lake lamp lantern ledge library locket loom
          mallet marble market meadow mill mirror mitten orchard oven paddle pantry parcel
          path pebble pencil pillow pitcher plaza pocket pond porch prairie quarry quilt raft
          ribbon ridge river saddle sail scarf shelf shore sieve spoon stable stream table
          teapot tent thimble tower trail trellis tunnel valley violin wagon walnut willow
          window workshop
          """);

  private CanaryWords() {}

  private static List<String> words(String block) {
    return List.of(block.strip().split("\\s+", -1));
  }
}
