package dev.risiti.submission.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.submission.document.DocumentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many worlds, each from a seed. {@code -Drisiti.simulation.seeds=N} runs more, {@code -Drisiti.simulation.first=S} from
 * another seed on; a failure names its seed.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("risiti.simulation.seeds", 100_000);
    private static final long FIRST = Long.getLong("risiti.simulation.first", 1);

    @Test
    void noSeedViolatesAnInvariant() {
        Map<DocumentState, AtomicLong> ends = new ConcurrentHashMap<>();
        Optional<String> violation = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .mapToObj(seed -> violation(seed, ends))
                .flatMap(Optional::stream)
                .findAny();
        assertThat(violation).isEmpty();
        // A simulation in which nothing goes wrong, or nothing ever ends, shows nothing.
        assertThat(ends.get(DocumentState.ACCEPTED)).hasValueGreaterThan(SEEDS);
        assertThat(ends.get(DocumentState.REFUSED)).hasValueGreaterThan(SEEDS / 10);
    }

    private static Optional<String> violation(long seed, Map<DocumentState, AtomicLong> ends) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SimDocument> documents = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int id = 1; id <= count; id++) {
            documents.add(new SimDocument(
                    id,
                    random.nextInt(3) == 0 ? DocumentKind.STOCK_MOVEMENT : DocumentKind.SALE,
                    random.nextInt(5) == 0 ? SimDocument.Fate.REFUSED : SimDocument.Fate.ACCEPTED));
        }
        int often = 2 + random.nextInt(8);
        SimWorld world = new SimWorld(
                options -> random.nextInt(often) == 0 ? 1 + random.nextInt(options - 1) : 0,
                random.nextBoolean() ? FrontDoor.DIRECT : FrontDoor.GATEWAY,
                documents,
                random.nextInt(8));
        List<String> violations = world.run();
        world.store()
                .documents()
                .forEach(document -> ends.computeIfAbsent(document.state, any -> new AtomicLong())
                        .incrementAndGet());
        return violations.isEmpty() ? Optional.empty() : Optional.of("seed %d: %s".formatted(seed, violations));
    }
}
