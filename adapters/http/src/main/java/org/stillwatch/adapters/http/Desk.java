// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpMethod;
import org.stillwatch.respond.Role;

/// Where people work: policies, cases, measures, contained keys and appeals.
public interface Desk {
  /// What can be asked for, and by whom.
  enum Address {
    POLICY(HttpMethod.GET, "/v1/policy", Role.VIEWER),
    LOAD_POLICY(HttpMethod.POST, "/v1/policy/load", Role.ADMIN),
    DIFF_POLICY(HttpMethod.POST, "/v1/policy/diff", Role.ANALYST),
    ENFORCE_POLICY(HttpMethod.POST, "/v1/policy/enforce", Role.APPROVER),
    ROLL_BACK_POLICY(HttpMethod.POST, "/v1/policy/rollback", Role.APPROVER),
    CASES(HttpMethod.GET, "/v1/cases", Role.ANALYST),
    CASE(HttpMethod.GET, "/v1/cases/{id}", Role.ANALYST),
    EXPORT_CASE(HttpMethod.GET, "/v1/cases/{id}/export", Role.ANALYST),
    APPROVE_CASE(HttpMethod.POST, "/v1/cases/{id}/approve", Role.APPROVER),
    ASSIGN_CASE(HttpMethod.POST, "/v1/cases/{id}/assign", Role.ANALYST),
    NOTE_CASE(HttpMethod.POST, "/v1/cases/{id}/note", Role.ANALYST),
    CLOSE_CASE(HttpMethod.POST, "/v1/cases/{id}/close", Role.ANALYST),
    HOLD_CASE(HttpMethod.POST, "/v1/cases/{id}/hold", Role.APPROVER),
    RELEASE_CASE(HttpMethod.POST, "/v1/cases/{id}/release", Role.APPROVER),
    MEASURE(HttpMethod.GET, "/v1/measures/{id}", Role.ANALYST),
    DECLINE_MEASURE(HttpMethod.POST, "/v1/measures/{id}/decline", Role.APPROVER),
    UNDO_MEASURE(HttpMethod.POST, "/v1/measures/{id}/undo", Role.APPROVER),
    RENEW_MEASURE(HttpMethod.POST, "/v1/measures/{id}/renew", Role.APPROVER),
    CONTAINMENTS(HttpMethod.GET, "/v1/containments", Role.ANALYST),
    CONTAIN_KEY(HttpMethod.POST, "/v1/containments/begin", Role.APPROVER),
    CONTAINMENT(HttpMethod.GET, "/v1/containments/{id}", Role.ANALYST),
    APPROVE_CONTAINMENT(HttpMethod.POST, "/v1/containments/{id}/approve", Role.APPROVER),
    RELEASE_KEY(HttpMethod.POST, "/v1/containments/{id}/release", Role.APPROVER),
    APPEALS(HttpMethod.GET, "/v1/appeals", Role.ANALYST),
    FILE_APPEAL(HttpMethod.POST, "/v1/appeals/file", Role.DECIDE),
    ASSIGN_APPEAL(HttpMethod.POST, "/v1/appeals/{id}/assign", Role.ANALYST),
    DECIDE_APPEAL(HttpMethod.POST, "/v1/appeals/{id}/decide", Role.APPROVER),
    NOTICE(HttpMethod.GET, "/v1/accounts/{id}/notice", Role.DECIDE),
    PACKAGES(HttpMethod.GET, "/v1/share/packages", Role.ANALYST),
    PACKAGE(HttpMethod.GET, "/v1/share/packages/{id}", Role.ANALYST),
    PACKAGE_EVIDENCE(HttpMethod.GET, "/v1/share/packages/{id}/evidence", Role.ANALYST),
    PREPARE_PACKAGE(HttpMethod.POST, "/v1/share/packages/prepare", Role.ANALYST),
    RELEASE_PACKAGE(HttpMethod.POST, "/v1/share/packages/{id}/release", Role.APPROVER),
    WITHDRAW_PACKAGE(HttpMethod.POST, "/v1/share/packages/{id}/withdraw", Role.APPROVER),
    SIGNALS(HttpMethod.GET, "/v1/share/signals", Role.ANALYST),
    GIVE_OPINION(HttpMethod.POST, "/v1/share/signals/{id}/opinion", Role.ANALYST),
    TELL_SIGHTING(HttpMethod.POST, "/v1/share/signals/{id}/sighting", Role.ANALYST),
    RELY_ON_SIGNALS(HttpMethod.POST, "/v1/share/rely", Role.ANALYST),
    RESOLVE_SIGNALS(HttpMethod.POST, "/v1/share/resolve", Role.APPROVER),
    SYNCHRONISE(HttpMethod.POST, "/v1/share/sync", Role.ANALYST);

    private final HttpMethod method;
    private final String path;
    private final Role role;

    Address(HttpMethod method, String path, Role role) {
      this.method = method;
      this.path = path;
      this.role = role;
    }

    HttpMethod method() {
      return method;
    }

    String path() {
      return path;
    }

    Role role() {
      return role;
    }
  }

  /// A call.
  ///
  /// @param address what is asked for
  /// @param person who asks, as the key is called
  /// @param id that the address names, empty when it names none
  /// @param signature of the body, empty when there is none
  /// @param body as text in UTF-8, at most 1 MiB; bytes that are none were replaced
  record Call(Address address, String person, String id, String signature, String body) {}

  /// An answer.
  sealed interface Reply {
    /// It is done.
    record Done(String json) implements Reply {}

    /// A file to keep.
    final class File implements Reply {
      private final String name;
      private final byte[] zip;

      /// @param name of ours, for whoever stores it
      /// @param zip its bytes, which nobody changes any more
      public File(String name, byte[] zip) {
        this.name = name;
        this.zip = zip;
      }

      /// What it is called.
      public String name() {
        return name;
      }

      /// Its bytes, which nobody changes.
      public byte[] zip() {
        return zip;
      }
    }

    /// It may not be done.
    ///
    /// @param why a word
    /// @param sentence ours, never the caller's
    record Refused(String why, String sentence) implements Reply {}

    /// There is no such thing.
    record Missing() implements Reply {}

    /// The call does not say what it must.
    record Unreadable(String expected) implements Reply {}

    /// It cannot be written down, so it did not happen.
    record Failing() implements Reply {}
  }

  /// Answers a call. It may wait for the disk.
  Reply answer(Call call);
}
