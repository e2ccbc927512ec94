/**
 * Receiving: a channel is read in batches, each batch is stored in one transaction, and what cannot be read goes to a
 * dead-letter topic.
 *
 * <p>A service says for all its channels how partitions are shared out (ADR 17), and declares each (replace
 * {@code documents}, the topic and the group):
 *
 * <pre>
 * mp.messaging.connector.smallrye-kafka.partition.assignment.strategy=\
 *     org.apache.kafka.clients.consumer.CooperativeStickyAssignor
 * mp.messaging.connector.smallrye-kafka.session.timeout.ms=10000
 *
 * mp.messaging.incoming.documents.connector=smallrye-kafka
 * mp.messaging.incoming.documents.topic=risiti.documents.v1
 * mp.messaging.incoming.documents.group.id=submission-service
 * mp.messaging.incoming.documents.batch=true
 * mp.messaging.incoming.documents.max.poll.records=500
 * mp.messaging.incoming.documents.auto.offset.reset=earliest
 * mp.messaging.incoming.documents.commit-strategy=throttled
 * mp.messaging.incoming.documents.failure-strategy=fail
 * mp.messaging.incoming.documents.key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
 * mp.messaging.incoming.documents.value.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer
 * </pre>
 *
 * <p>and one method; {@code @Blocking} keeps one batch at a time, which {@code @RunOnVirtualThread} alone would not:
 *
 * <pre>{@code
 * @Incoming("documents")
 * @Blocking
 * void receive(ConsumerRecords<String, byte[]> batch) {
 *     receiver.receive(batch, "submission-service", (events, rejections) -> {
 *         for (Received received : inbox.unseen("submission-service", events)) {
 *             // parse received.event().data(); rejections.reject(received, "...") when it breaks the contract; store
 *         }
 *     });
 * }
 * }</pre>
 */
@NullMarked
package dev.risiti.messaging.consumer;

import org.jspecify.annotations.NullMarked;
