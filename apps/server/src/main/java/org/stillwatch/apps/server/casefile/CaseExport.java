// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.AuditLog;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.apps.server.bundle.TooLarge;
import org.stillwatch.apps.server.docket.FrontDesk;
import org.stillwatch.respond.docket.Case;
import org.stillwatch.respond.docket.Docket;

/// Gives a case away, one at a time, and writes down to whom. Fails closed: a bundle that is not
/// written down in the audit log is not given.
public final class CaseExport implements FrontDesk.Export {
  private final DocketStore store;
  private final AuditLog log;
  private final Supplier<Docket> docket;
  private final InstantSource clock;
  private final ReentrantLock one = new ReentrantLock();

  /// @param docket as it is
  public CaseExport(DocketStore store, AuditLog log, Supplier<Docket> docket, InstantSource clock) {
    this.store = store;
    this.log = log;
    this.docket = docket;
    this.clock = clock;
  }

  @Override
  public Desk.Reply of(String caseId, String person) throws IOException {
    Docket now = docket.get();
    Optional<Case> found = now.caseWith(caseId);
    if (found.isEmpty()) {
      return new Desk.Reply.Missing();
    }
    if (!one.tryLock()) {
      return new Desk.Reply.Refused("busy", "another case is being exported; ask again soon");
    }
    try {
      return bundle(now, found.get(), person);
    } catch (TooLarge e) {
      return new Desk.Reply.Refused("too-large", e.sentence());
    } catch (Damaged e) {
      throw new IOException(e.sentence(), e);
    } finally {
      one.unlock();
    }
  }

  private Desk.Reply bundle(Docket now, Case of, String person)
      throws IOException, TooLarge, Damaged {
    long at = clock.millis();
    var files = CaseFiles.of(new Gathering(store, now, of).all(log, CaseFiles.TOOL, at));
    byte[] zip = CaseFiles.zip(files);
    String manifest = Hash.of(files.getOrDefault(Manifest.NAME, new byte[0]));
    var _ =
        log.append(
            new AuditEvent(
                at, person, "case.exported", of.id(), "{\"manifest\":\"" + manifest + "\"}"));
    return new Desk.Reply.File(of.id() + ".zip", zip);
  }
}
