package dev.risiti.devstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risiti.contracts.topic.Topic;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.kafka.TopicCreation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DevStackIT {

    private final DevStack stack = DevStack.shared();

    @Test
    void hasEveryTopicOfTheContractAsTheContractSays() throws Exception {
        List<String> names = Topics.all().stream().map(Topic::name).toList();
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrapServers()))) {
            Map<String, Integer> partitions = new HashMap<>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
            Map<String, String> policies = new HashMap<>();
            Map<String, Long> retentions = new HashMap<>();
            admin.describeConfigs(resources).all().get().forEach((resource, config) -> {
                policies.put(resource.name(), config.get("cleanup.policy").value());
                retentions.put(
                        resource.name(), Long.valueOf(config.get("retention.ms").value()));
            });

            assertThat(Topics.all()).isNotEmpty().allSatisfy(topic -> {
                assertThat(partitions).containsEntry(topic.name(), expectedPartitions(topic));
                assertThat(policies).containsEntry(topic.name(), topic.compacted() ? "compact" : "delete");
                if (!topic.compacted()) {
                    long millis =
                            topic.retention().isZero() ? -1 : topic.retention().toMillis();
                    assertThat(retentions).containsEntry(topic.name(), millis);
                }
            });
        }
    }

    private static int expectedPartitions(Topic topic) {
        String override = System.getenv().getOrDefault(TopicCreation.PARTITIONS_SETTING, "");
        return override.isBlank() ? topic.partitions() : Integer.parseInt(override);
    }

    @Test
    void theSecondUserOfTheTopicsFindsThemEmpty() throws Exception {
        String topic = Topics.all().getFirst().name();
        stack.emptyTopics();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }

        stack.emptyTopics();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrapServers()))) {
            int partitions = expectedPartitions(Topics.all().getFirst());
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            Collection<ListOffsetsResultInfo> ends =
                    admin.listOffsets(latest).all().get().values();
            assertThat(ends).allSatisfy(end -> assertThat(end.offset()).isZero());
        }
    }

    @Test
    void leavesExistingTopicsAlone() {
        new TopicCreation(stack.kafkaBootstrapServers(), OptionalInt.empty()).createMissing();
    }

    @Test
    void commitsSurviveACrashOfTheServer() throws SQLException {
        try (TestDatabase database = stack.createDatabase("durability");
                Connection connection = database.connect()) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void aDatabaseIsGoneAfterItsTest() {
        TestDatabase database = stack.createDatabase("shortlived");
        database.close();

        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    }
}
