-- The audit log only grows. The rule on inserts also stops INSERT OR REPLACE, which deletes without asking triggers.

create trigger audit_entry_next before insert on audit_entry
when new.sequence is not (select coalesce(max(sequence), 0) + 1 from audit_entry)
begin
  select raise(abort, 'the audit log takes the next entry and no other');
end;

create trigger audit_entry_kept before update on audit_entry
begin
  select raise(abort, 'the audit log is never changed');
end;

create trigger audit_entry_never_removed before delete on audit_entry
begin
  select raise(abort, 'the audit log is never shortened');
end;
