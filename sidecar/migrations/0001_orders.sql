-- One row per payout the org leased to this sidecar. The payout id is the provider's idempotency key.
create table sidecar.orders (
  payout_id text primary key,
  provider text not null,
  sku text not null,
  amount_minor bigint not null constraint orders_amount_is_positive check (amount_minor > 0),
  currency_code text not null constraint orders_currency_is_iso check (currency_code ~ '^[A-Z]{3}$'),
  recipient_name text not null,
  recipient_email text not null,
  state text not null constraint orders_state_is_known
    check (state in ('accepted', 'ordering', 'ordered', 'delivered', 'refused', 'parked')),
  provider_order_id text,
  reason text,
  -- Calls to the provider whose outcome stayed unknown, and checks of an order that was still pending.
  unknown_attempts integer not null default 0 constraint orders_unknown_attempts_not_negative check (unknown_attempts >= 0),
  checks integer not null default 0 constraint orders_checks_not_negative check (checks >= 0),
  -- Every recorded outcome takes the next step number; a job made for an older step has nothing to do.
  step integer not null default 0,
  -- When the next step is due; null once nothing more will happen.
  due_at timestamptz,
  leased_at timestamptz not null,
  changed_at timestamptz not null,
  delivered_at timestamptz,
  constraint orders_placed_orders_name_theirs
    check (state not in ('ordered', 'delivered') or provider_order_id is not null),
  constraint orders_final_orders_have_nothing_due
    check ((due_at is null) = (state in ('delivered', 'refused', 'parked')))
);

create unique index orders_provider_order_id_unique on sidecar.orders (provider, provider_order_id)
  where provider_order_id is not null;
create index orders_due on sidecar.orders (due_at) where due_at is not null;

-- What the org must be told. Written in the transaction that changes the order, sent later, as often as needed.
create table sidecar.org_reports (
  id bigint generated always as identity primary key,
  payout_id text not null,
  status text not null constraint org_reports_status_is_known check (status in ('Ordered', 'Delivered', 'ActionNeeded')),
  provider_order_id text,
  occurred_at timestamptz not null,
  message text,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  constraint org_reports_one_per_status unique (payout_id, status)
);

create index org_reports_unsent on sidecar.org_reports (next_attempt_at) where sent_at is null;

-- Webhook deliveries already taken in; a repeated one changes nothing.
create table sidecar.webhook_events (
  provider text not null,
  event_id text not null,
  received_at timestamptz not null,
  primary key (provider, event_id)
);
