-- The tables, alike in SQLite and PostgreSQL. Times are milliseconds since the epoch in UTC. Ids are compared by bytes in
-- both: ${bytewise} is the only word that differs. Bounds of texts are checked before they come here.

create table api_key (
  id text ${bytewise} not null primary key,
  name text not null,
  secret_sha256 text ${bytewise} not null unique,
  roles text not null,
  created_at bigint not null,
  created_by text not null,
  expires_at bigint,
  revoked_at bigint,
  revoked_by text,
  check ((revoked_at is null) = (revoked_by is null))
);

create table audit_entry (
  sequence bigint not null primary key,
  at_millis bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null,
  previous_hash text ${bytewise} not null,
  hash text ${bytewise} not null
);

create table campaign_finding (
  id text ${bytewise} not null primary key,
  verdict text not null,
  tick bigint not null,
  json text not null,
  gone_at bigint
);

create table account_finding (
  id text ${bytewise} not null primary key,
  verdict text not null,
  json text not null
);

create table findings_state (
  id bigint not null primary key check (id = 1),
  tick bigint not null,
  version bigint not null
);

insert into findings_state (id, tick, version) values (1, 0, 0);
