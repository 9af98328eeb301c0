// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.apps.cli.report.HtmlReport;

/// The page as people see it: pictures of a small and a large world in `target/screenshots`, to be
/// looked at, and bounds that hold whatever the world.
class ReportPictureTest {
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final int MOST_BYTES = 3_000_000;

  @TempDir private Path folder = Path.of("");

  private Path small() throws IOException {
    new SmallLog().write(folder);
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    return out.resolve("report.html");
  }

  private static String large() {
    return HtmlReport.of(new LargeResult().result(), List.of(), LargeResult.summary());
  }

  @Test
  void a_small_and_a_large_world_are_painted_in_light_dark_and_print() throws Exception {
    Files.createDirectories(SHOTS);
    Path large = Files.writeString(SHOTS.resolve("large.html"), large());
    painted("small", small());
    painted("large", large);
  }

  /// The colours of the four corners tell that a page was painted, and in which scheme.
  private void painted(String name, Path page) throws Exception {
    var browser = new Chromium(folder);
    Files.createDirectories(SHOTS);
    for (boolean dark : new boolean[] {false, true}) {
      Path shot = SHOTS.resolve(name + (dark ? "-dark.png" : "-light.png"));
      browser.paint(page, shot, 1_200, 4_000, dark);
      BufferedImage picture = ImageIO.read(shot.toFile());
      assertThat(picture.getWidth()).isEqualTo(1_200);
      assertThat(picture.getHeight()).isEqualTo(4_000);
      assertThat(picture.getRGB(3, 3) & 0xff).isEqualTo(dark ? 0x1d : 0xff);
      assertThat(Files.size(shot)).isGreaterThan(50_000);
    }
    Path pdf = SHOTS.resolve(name + ".pdf");
    browser.print(page, pdf);
    assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
  }

  @Test
  void five_thousand_accounts_fit_in_a_page_that_opens() {
    String page = large();

    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    assertThat(count(page, "<figure")).isBetween(4, 14);
    assertThat(count(page, "<svg class=\"chart\"")).isOne();
    assertThat(page)
        .contains("<b>500 knots</b>, each <b>4 accounts</b> sharing 1 card")
        .contains("<b>200 accounts</b> in 10 sets sharing 1 chain of moved conversations, 10 cards")
        .contains("accounts</b> without such a tie")
        .contains("<td class=\"n\">50</td><td>watch</td><td>they stand at the edge")
        .contains("<td class=\"n\">1</td><td>clear</td><td>they used the content long before")
        .contains("coordination is 0.200, a review needs 0.80")
        .contains("still possible: a shared framework or popular prompt");
  }

  @Test
  void hundreds_of_such_campaigns_are_a_page_of_bounded_size() {
    String page = HtmlReport.of(new LargeResult().crowded(), List.of(), LargeResult.summary());
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2 * MOST_BYTES);
    assertThat(count(page, "<svg class=\"chart\"")).isEqualTo(12);
    assertThat(count(page, "<article")).isEqualTo(60);
    assertThat(page).contains("href=\"#c_1299\"");
  }

  @Test
  void no_style_hides_in_an_attribute_where_the_policy_would_stop_it() {
    assertThat(large()).doesNotContainPattern("\\sstyle=").doesNotContain("<script");
  }

  @Test
  void the_list_is_in_order_of_expected_harm() {
    String page = large();

    assertThat(page.indexOf("href=\"#c_large\"")).isLessThan(page.indexOf("href=\"#c_small\""));
    assertThat(page).contains("1,200,000 ($6,000)").contains("180 ($0.90)");
  }

  private static int count(String text, String what) {
    return (int) Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
  }
}
