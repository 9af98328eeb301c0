-- Notices for other programs, and what each receiver has of them. A delivery waits while it is not settled; then it was
-- delivered or given up. The index serves the question that is asked every second: what is due for one receiver.

create table notice (
  id text ${bytewise} not null primary key,
  topic text not null,
  at_millis bigint not null,
  body text not null
);

create table notice_delivery (
  notice_id text ${bytewise} not null,
  receiver text ${bytewise} not null,
  state text not null check (state in ('waiting', 'delivered', 'given-up')),
  tries bigint not null,
  since_millis bigint not null,
  due_at bigint not null,
  settled_at bigint,
  why text not null,
  primary key (notice_id, receiver),
  check ((state = 'waiting') = (settled_at is null))
);

create index notice_delivery_due on notice_delivery (receiver, state, due_at, notice_id);
