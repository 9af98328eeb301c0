// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.memory;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.NotificationEmitter;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/// What lies on the heap of this process.
final class Heap {
  private static final int COLLECTIONS = 4;

  private Heap() {}

  /// Bytes that are in use after collecting everything that can be.
  static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /// The classes that take most of what is alive, with how many there are and their bytes.
  static String histogram(int rows) {
    try {
      Object table =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      return String.valueOf(table).lines().limit(rows).collect(Collectors.joining("\n"));
    } catch (JMException e) {
      throw new IllegalStateException("this machine tells nothing of its heap", e);
    }
  }

  /// Bytes by which the heap grows for what is made and kept.
  static long retained(Supplier<?> made) {
    long before = used();
    Object kept = made.get();
    try {
      return used() - before;
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  /// Follows the most bytes that any collection left behind, from now on.
  static AtomicLong mostAfterCollection() {
    var most = new AtomicLong();
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP)
            .map(p -> p.getName())
            .collect(Collectors.toUnmodifiableSet());
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) -> {
                var info =
                    GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData());
                long left =
                    info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(e -> pools.contains(e.getKey()))
                        .map(Map.Entry::getValue)
                        .mapToLong(u -> u.getUsed())
                        .sum();
                most.accumulateAndGet(left, Math::max);
              },
              null,
              null);
    }
    return most;
  }
}
