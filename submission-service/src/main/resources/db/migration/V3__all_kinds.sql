-- Every kind of document.

alter table document add column accepted_number bigint;
comment on column document.accepted_number is 'The number under which KRA took its last numbered call; later documents may refer to it';

comment on column item.attributes is 'The item as KRA has it, or is to have it, with what lines do not say of it';
update item set attributes = jsonb_build_object('ref', attributes, 'inUse', true, 'insuranceApplicable', false);

-- The branch user of our own is a branch user like those that connectors publish.
update document_payload p
   set payload = jsonb_build_object('tenantId', d.tenant_id, 'source', d.source, 'sourceDocumentId', d.source_document_id,
                                    'revision', d.revision, 'deviceId', d.device_id, 'userId', 'risiti', 'name', 'Risiti',
                                    'inUse', true)
  from document d
 where d.document_id = p.document_id and d.payload_at = p.payload_at and d.kind = 'BRANCH_USER' and d.source = 'risiti';
