create table orders (number varchar(20) primary key, customer varchar(20), item varchar(80), ordered date, state varchar(20), parcel varchar(20));
insert into orders values
  ('NW-1042', 'C-7', 'Aria 300, a pair of speakers', date '2026-11-16', 'sent', 'ND77012'),
  ('NW-0980', 'C-7', 'Terra Mini, a radio', date '2026-10-02', 'delivered', 'ND70533'),
  ('NW-1043', 'C-8', 'Luna Pro, headphones', date '2026-11-17', 'sent', 'ND77040');
