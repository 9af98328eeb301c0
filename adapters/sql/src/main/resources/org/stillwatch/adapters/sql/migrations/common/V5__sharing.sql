-- What is shared with partners and what they share. Steps stand in the audit log too, each in the transaction that wrote it.
-- Objects lie in the order in which they came into their collection; a deleted one keeps its place and loses its text.

create table sharing_step (
  sequence bigint not null primary key,
  at_millis bigint not null,
  json text not null
);

create table shared_object (
  collection text ${bytewise} not null,
  added_micros bigint not null,
  id text ${bytewise} not null,
  version text not null,
  spec_version text not null,
  standing text not null,
  sender text not null,
  size_bytes bigint not null,
  body text,
  signature text not null,
  primary key (collection, added_micros)
);

create table sharing_text (
  id text ${bytewise} not null primary key,
  owner text not null,
  kept_at bigint not null,
  body text not null
);
