// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The fullest window, worked by hand.
class ScanTest {
  /// Ninety-seven others far away, so that a window over the first three holds 3 of 100.
  private static double[] hundred() {
    return DoubleStream.concat(
            DoubleStream.of(1, 2, 3), IntStream.range(0, 97).mapToDouble(i -> 1_000 + i))
        .toArray();
  }

  @Test
  void three_of_four_in_a_window_of_three_percent() {
    var scan = Scan.fullest(new double[] {3, 1_050, 1, 2}, hundred(), 5);

    // The other three fall into it with .03 each: two of them or more, times four windows.
    double p = 3 * .03 * .03 * .97 + .03 * .03 * .03;
    assertThat(scan.logP()).isCloseTo(StrictMath.log(4 * p), within(1e-9));
    assertThat(scan.count()).isEqualTo(3);
    assertThat(scan.expected()).isCloseTo(1.09, within(1e-12));
    assertThat(scan.from()).isEqualTo(1);
    assertThat(scan.to()).isEqualTo(6);
  }

  @Test
  void a_window_holds_its_beginning_and_not_its_end() {
    var scan = Scan.fullest(new double[] {1, 2, 3}, hundred(), 2);

    assertThat(scan.count()).isEqualTo(2);
    assertThat(scan.contains(1)).isTrue();
    assertThat(scan.contains(2.999)).isTrue();
    assertThat(scan.contains(3)).isFalse();
    assertThat(scan.contains(0.999)).isFalse();
  }

  @Test
  void one_value_alone_and_a_window_that_everybody_is_in_say_nothing() {
    double[] hundred = hundred();

    assertThat(Scan.fullest(new double[] {1}, hundred, 5)).isEqualTo(new Scan(0, 0, 0, 0, 0));
    assertThat(Scan.fullest(new double[0], hundred, 5)).isEqualTo(new Scan(0, 0, 0, 0, 0));
    assertThat(Scan.fullest(hundred, hundred, 1e6).logP()).isZero();
    assertThat(Scan.fullest(new double[] {1, 2}, new double[] {1, 2}, 5).logP()).isZero();
  }

  @Test
  void the_order_of_the_values_changes_nothing() {
    assertThat(Scan.fullest(new double[] {2, 1_050, 3, 1}, hundred(), 5))
        .isEqualTo(Scan.fullest(new double[] {1, 2, 3, 1_050}, hundred(), 5));
  }
}
