-- Compositions stood in the lane of their taxpayer's items, where one without an answer stopped every registration.

-- Nobody decides about them meanwhile; what is decided before this is seen by the statements below.
select lane_id from lane where kind = 'ITEMS' order by lane_id for no key update;

insert into lane (kind, scope, device_id)
    select distinct 'DEVICE', 'device/' || device_id, device_id from document
     where kind = 'ITEM_COMPOSITION' and state in ('QUEUED', 'WAITING', 'BLOCKED')
    on conflict (scope) do nothing;

-- One with a send on the wire ends where it began: its owner still writes down what KRA answers.
create temporary table moved on commit drop as
    select d.document_id, l.lane_id from document d join lane l on l.scope = 'device/' || d.device_id
     where d.kind = 'ITEM_COMPOSITION' and d.state in ('QUEUED', 'WAITING', 'BLOCKED') and d.lane_id <> l.lane_id
       and not exists (select 1 from attempt a where a.document_id = d.document_id and a.state = 'OPEN');
insert into wake (lane_id) select distinct d.lane_id from document d join moved m using (document_id);
update document d set lane_id = m.lane_id from moved m where d.document_id = m.document_id;
update attempt a set lane_id = m.lane_id from moved m where a.document_id = m.document_id;
insert into wake (lane_id) select distinct lane_id from moved;
