-- The audit log only grows.

create function audit_entry_next() returns trigger language plpgsql as $$
begin
  if new.sequence is distinct from (select coalesce(max(sequence), 0) + 1 from audit_entry) then
    raise exception 'the audit log takes the next entry and no other';
  end if;
  return new;
end
$$;

create function audit_entry_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is never changed or shortened';
end
$$;

create trigger audit_entry_next before insert on audit_entry
for each row execute function audit_entry_next();

create trigger audit_entry_kept before update or delete on audit_entry
for each row execute function audit_entry_kept();

create trigger audit_entry_never_emptied before truncate on audit_entry
for each statement execute function audit_entry_kept();
