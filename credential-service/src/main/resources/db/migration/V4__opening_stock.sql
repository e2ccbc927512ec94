alter table device add column opening_stock text;
comment on column device.opening_stock is 'What KRA had of each item when the device was adopted, as JSON; null when nothing was said.';
