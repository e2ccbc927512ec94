alter table device
  add column last_purchase_number bigint not null default 0 check (last_purchase_number >= 0),
  add column adopted_at           timestamptz,
  add column stock_policy         text   not null default 'WAIT'
                                         check (stock_policy in ('WAIT', 'OPENING_MOVEMENT', 'REFUSE'));
comment on column device.last_purchase_number is 'invcNo of purchases to go on from, given when a device is adopted.';
comment on column device.adopted_at is 'When the device was taken over from elsewhere; null when its key came from KRA here.';
comment on column device.stock_policy is 'What becomes of a sale of goods that the device has no stock of.';

-- A device adopted before this column was there went on from numbers of its own: it must not look like a new one.
update device set adopted_at = key_since
where adopted_at is null and key_since is not null and (last_invoice_number > 0 or last_stock_movement_number > 0);
