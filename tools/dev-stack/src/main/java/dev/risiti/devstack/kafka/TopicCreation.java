package dev.risiti.devstack.kafka;

import dev.risiti.contracts.topic.Topic;
import dev.risiti.contracts.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of the contract with their partitions, cleanup policy and retention. */
public final class TopicCreation {

    /** Environment variable that lowers the number of partitions of every topic, to save time in tests. */
    public static final String PARTITIONS_SETTING = "RISITI_TOPIC_PARTITIONS";

    private static final long DEADLINE_SECONDS = 60;

    private final String bootstrapServers;
    private final OptionalInt partitions;

    /**
     * @param bootstrapServers addresses of the broker
     * @param partitions number of partitions of every topic instead of the contract's
     */
    public TopicCreation(String bootstrapServers, OptionalInt partitions) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
    }

    /** The contract's numbers of partitions, unless {@value #PARTITIONS_SETTING} is set. */
    public static TopicCreation fromEnvironment(String bootstrapServers) {
        String setting = System.getenv().getOrDefault(PARTITIONS_SETTING, "");
        return new TopicCreation(
                bootstrapServers, setting.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(setting)));
    }

    /** Creates the topics that are not there yet; existing ones keep their data and settings. */
    public void createMissing() {
        withAdmin(admin -> {
            Set<String> existing = admin.listTopics().names().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            create(admin, existing);
        });
    }

    /** Deletes the topics with all their records and committed offsets, and creates them anew. */
    public void recreate() {
        withAdmin(admin -> {
            Set<String> existing = new HashSet<>(admin.listTopics().names().get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            List<String> ours = Topics.all().stream()
                    .map(Topic::name)
                    .filter(existing::contains)
                    .toList();
            admin.deleteTopics(ours).all().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            ours.forEach(existing::remove);
            create(admin, existing);
        });
    }

    private void create(Admin admin, Set<String> existing)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topics.all()) {
            if (!existing.contains(topic.name())) {
                missing.add(newTopic(topic));
            }
        }
        CreateTopicsResult created = admin.createTopics(missing);
        created.all().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        for (NewTopic topic : missing) {
            awaitVisible(admin, topic.name(), created.topicId(topic.name()).get());
        }
    }

    /**
     * The controller confirms before the broker knows the topic, and after a deletion the broker may still answer for
     * the old topic of that name: only the id tells them apart.
     */
    private static void awaitVisible(Admin admin, String name, Uuid id)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!isVisible(admin, name, id)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the broker does not show the new topic " + name);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean isVisible(Admin admin, String name, Uuid id)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            Collection<TopicDescription> shown = admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .values();
            return shown.stream()
                    .allMatch(topic -> topic.topicId().equals(id)
                            && topic.partitions().stream().allMatch(partition -> partition.leader() != null));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private NewTopic newTopic(Topic topic) {
        NewTopic created = new NewTopic(topic.name(), partitions.orElse(topic.partitions()), (short) 1);
        if (topic.compacted()) {
            return created.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        }
        long retentionMillis =
                topic.retention().isZero() ? -1 : topic.retention().toMillis();
        return created.configs(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retentionMillis)));
    }

    private void withAdmin(AdminAction action) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            action.run(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create the topics at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topics", e);
        }
    }

    private interface AdminAction {
        void run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }
}
