// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// The timings of each kind of work over the rounds, in the order of the first round. The heap is
/// collected before each piece, so that none pays for the garbage of another.
final class Laps {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Map<String, List<Timing>> timings = new LinkedHashMap<>();

  <T> T time(String name, Callable<T> work) throws Exception {
    return time(name, 1, work);
  }

  /// Times short work several times over, since processor time is told in steps of 10 ms.
  ///
  /// @return what it returned the last time
  <T> T time(String name, int times, Callable<T> work) throws Exception {
    System.gc();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    for (int i = 1; i < times; i++) {
      work.call();
    }
    T result = work.call();
    long wallNanos = System.nanoTime() - wall;
    long cpuNanos = system.getProcessCpuTime() - cpu;
    timings
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(new Timing(wallNanos / times, cpuNanos / times));
    return result;
  }

  /// Adds two kinds of work up, round by round.
  void sum(String name, String first, String second) {
    var sums = new ArrayList<Timing>();
    for (int i = 0; i < of(first).size(); i++) {
      sums.add(of(first).get(i).plus(of(second).get(i)));
    }
    timings.put(name, sums);
  }

  /// Forgets everything, after warm rounds.
  void clear() {
    timings.clear();
  }

  List<String> names() {
    return List.copyOf(timings.keySet());
  }

  List<Timing> of(String name) {
    return timings.getOrDefault(name, List.of());
  }
}
