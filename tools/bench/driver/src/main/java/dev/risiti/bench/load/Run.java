package dev.risiti.bench.load;

import dev.risiti.bench.BenchException;
import dev.risiti.bench.machine.ProcessorUse;
import dev.risiti.bench.process.Waiting;
import dev.risiti.bench.stack.Infrastructure;
import dev.risiti.bench.stack.SystemUnderTest;
import dev.risiti.contracts.topic.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A system that was started, a fleet that it serves, and the traffic between. */
public final class Run implements AutoCloseable {
    private static final Duration FIRST_RESULTS = Duration.ofMinutes(2);
    private static final Duration PER_LANE = Duration.ofMillis(50);
    private static final Duration DRAIN = Duration.ofMinutes(3);
    private static final Duration SETTLE = Duration.ofSeconds(15);
    private static final double GROWTH = 1.05;
    private static final Duration PROBE = Duration.ofMillis(200);

    private final Infrastructure infrastructure;
    private final SystemUnderTest system;
    private final Publisher publisher;
    private final Traffic traffic;
    private final ResultReader reader;

    private Run(Infrastructure infrastructure, SystemUnderTest system, int lanes) {
        this.infrastructure = infrastructure;
        this.system = system;
        this.publisher = new Publisher(infrastructure.bootstrapServers());
        Fleet fleet = Fleet.install(infrastructure, publisher, lanes, !system.registersItems());
        this.traffic = new Traffic(fleet, publisher);
        this.reader = new ResultReader(infrastructure.bootstrapServers(), traffic);
    }

    /** Installs a fleet and lets every lane sign one sale: its item is registered then, and its key is known. */
    public static Run start(Infrastructure infrastructure, SystemUnderTest system, int lanes) {
        Run run = new Run(infrastructure, system, lanes);
        for (int lane = 0; lane < lanes; lane++) {
            run.traffic.publish(lane);
        }
        long open = run.traffic.awaitDecided(FIRST_RESULTS.plus(PER_LANE.multipliedBy(lanes)), run::requireAlive);
        if (open > 0) {
            throw new BenchException("%s: %d of %d first sales have no result %s"
                    .formatted(system.name(), open, lanes, run.traffic.otherResults()));
        }
        run.traffic.forgetOther();
        return run;
    }

    public Traffic traffic() {
        return traffic;
    }

    public SystemUnderTest system() {
        return system;
    }

    /** Passes a measured span of time under whatever load is on. */
    public Window pass(int seconds) {
        long from = Traffic.nowMicros();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            requireAlive();
            Waiting.pass(Duration.ofNanos(Math.clamp(end - System.nanoTime(), 1, PROBE.toNanos())));
        }
        return new Window(from, Traffic.nowMicros());
    }

    /**
     * Passes time under the load that is on until what it brings does not grow any more: programs that were just started
     * are still being compiled, which on few processors takes longer than any short time set beforehand.
     *
     * @param seconds of one span; two spans that bring hardly more than the best before them end it
     * @param most spans
     */
    public void warmUp(int seconds, int most) {
        double best = 0;
        int level = 0;
        for (int spans = 0; level < 2 && spans < most; spans++) {
            Window window = pass(seconds);
            double rate = window.accepted(traffic) / window.seconds();
            level = rate < best * GROWTH ? level + 1 : 0;
            best = Math.max(best, rate);
        }
    }

    /** Begins to count processor time of every program. */
    public ProcessorUse processorUse() {
        Map<String, List<ProcessHandle>> programs = new LinkedHashMap<>();
        programs.put("system", system.processes());
        programs.putAll(infrastructure.processes());
        return ProcessorUse.of(programs);
    }

    /** Waits until everything is decided and put away. */
    public Rest drain() {
        long begin = System.nanoTime();
        long undecided = traffic.awaitDecided(DRAIN, this::requireAlive);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Waiting.until(() -> clean(left(undecided)), SETTLE, PROBE);
        return new Rest(seconds, left(undecided));
    }

    private static boolean clean(Map<String, Long> left) {
        return left.values().stream().allMatch(count -> count == 0);
    }

    private Map<String, Long> left(long undecided) {
        Map<String, Long> left = new LinkedHashMap<>();
        left.put("documents without a result", undecided);
        left.put("lag on the topic", lag());
        left.putAll(system.leftovers());
        return left;
    }

    /** Documents on the topic that the system's group has not committed yet. */
    public long lag() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(system.group())
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
            admin.describeTopics(List.of(Topics.DOCUMENTS))
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(partition -> asked.put(
                                    new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(asked).all().get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata read = committed.get(end.getKey());
                        return end.getValue().offset() - (read == null ? 0 : read.offset());
                    })
                    .sum();
        } catch (ExecutionException e) {
            throw new BenchException("Kafka does not tell offsets: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while asking for offsets", e);
        }
    }

    /** Fails when the system or the reading of results has ended. */
    public void requireAlive() {
        system.requireAlive();
        reader.requireReading();
    }

    @Override
    public void close() {
        reader.close();
        publisher.close();
    }

    /**
     * What was left after the load had stopped.
     *
     * @param seconds until the last document was decided
     * @param left rows and records that should not be there any more, by what they are
     */
    public record Rest(double seconds, Map<String, Long> left) {
        public boolean clean() {
            return Run.clean(left);
        }
    }
}
