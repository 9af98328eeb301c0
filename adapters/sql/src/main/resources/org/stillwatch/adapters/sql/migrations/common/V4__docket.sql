-- What was proposed, approved, done, contested and decided, event by event. Each stands in the audit log too, by its hash.
-- Texts (statements, notes, policies, evidence) lie apart, so that one can be forgotten while the chain stays whole.

create table docket_event (
  sequence bigint not null primary key,
  at_millis bigint not null,
  json text not null
);

create table docket_text (
  id text ${bytewise} not null primary key,
  kind text not null,
  body text,
  kept_at bigint not null,
  forgotten_at bigint
);
