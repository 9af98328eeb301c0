// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// The heap, by what each collection left. It is full from four fifths on: the rest is for bodies
/// that are being taken and for looking at the evidence. While it is full, a collection is asked
/// for each minute, since hardly anything else would cause one.
public final class HeapMemory implements Memory {
  private static final double MOST = 0.8;
  private static final long COLLECT_NANOS = 60_000_000_000L;

  private final long limitBytes = (long) (Runtime.getRuntime().maxMemory() * MOST);
  private final Set<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());
  private final AtomicLong leftBytes = new AtomicLong();
  private final AtomicLong askedNanos = new AtomicLong(System.nanoTime() - COLLECT_NANOS);

  private HeapMemory() {}

  /// Watches the heap of this process from now on.
  public static HeapMemory watch() {
    var memory = new HeapMemory();
    for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((told, handback) -> memory.collected(told), null, null);
      }
    }
    return memory;
  }

  private void collected(Notification told) {
    if (told.getUserData() instanceof CompositeData data
        && told.getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      leftBytes.set(
          left(GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc()));
    }
  }

  private long left(Map<String, MemoryUsage> after) {
    return after.entrySet().stream()
        .filter(pool -> pools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  @Override
  public boolean isFull() {
    boolean full = leftBytes.get() > limitBytes;
    long asked = askedNanos.get();
    if (full
        && System.nanoTime() - asked > COLLECT_NANOS
        && askedNanos.compareAndSet(asked, System.nanoTime())) {
      System.gc();
    }
    return full;
  }
}
