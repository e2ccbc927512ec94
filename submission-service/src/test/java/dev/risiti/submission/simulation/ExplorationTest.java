package dev.risiti.submission.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.document.DocumentKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every world, not some: two nodes, one lane, and each way in which up to {@link #FAULTS} faults (crash, freeze, lost
 * request, lost answer, late request, silent or lagging look-up) can fall on it. Depth-first by repeating a run with
 * other choices; a state that was seen with as many faults left is not entered again.
 */
class ExplorationTest {
    private static final int FAULTS = Integer.getInteger("risiti.exploration.faults", 3);

    /** What the first of the two documents is. */
    enum First {
        SALE(DocumentKind.SALE, SimDocument.Fate.ACCEPTED),
        REFUSED_SALE(DocumentKind.SALE, SimDocument.Fate.REFUSED),
        MOVEMENT(DocumentKind.STOCK_MOVEMENT, SimDocument.Fate.ACCEPTED),
        REFUSED_MOVEMENT(DocumentKind.STOCK_MOVEMENT, SimDocument.Fate.REFUSED);

        private final DocumentKind kind;
        private final SimDocument.Fate fate;

        First(DocumentKind kind, SimDocument.Fate fate) {
            this.kind = kind;
            this.fate = fate;
        }

        List<SimDocument> documents() {
            return List.of(new SimDocument(1, kind, fate), new SimDocument(2, kind, SimDocument.Fate.ACCEPTED));
        }
    }

    static Stream<Arguments> worlds() {
        return Arrays.stream(First.values())
                .flatMap(first -> Arrays.stream(FrontDoor.values()).map(door -> arguments(first, door)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void noChoiceOfFaultsViolatesAnInvariant(First first, FrontDoor door) {
        Exploration exploration = new Exploration(first, door);
        List<String> violations = exploration.explore();
        System.out.printf(
                "exploration of %s at %s with %d faults: %d runs, %d states%n",
                first, door, FAULTS, exploration.runs, exploration.seen.size());
        assertThat(violations).isEmpty();
        assertThat(exploration.runs).as("runs").isGreaterThan(100);
    }

    @Test
    void aSaleWithoutFaultsNeedsNoChoice() {
        SimWorld world = new SimWorld(
                options -> {
                    throw new IllegalStateException("nothing may go wrong here");
                },
                FrontDoor.DIRECT,
                First.SALE.documents(),
                0);
        assertThat(world.run()).isEmpty();
    }

    /** A depth-first walk over the tree of choices. */
    private static final class Exploration {
        private final First first;
        private final FrontDoor door;
        private final Set<String> seen = new HashSet<>();
        private long runs;

        Exploration(First first, FrontDoor door) {
            this.first = first;
            this.door = door;
        }

        List<String> explore() {
            List<Branch> path = new ArrayList<>();
            do {
                List<String> violations = run(path);
                runs++;
                if (!violations.isEmpty()) {
                    List<String> story = new ArrayList<>(violations);
                    story.add("choices " + path);
                    return story;
                }
            } while (next(path));
            return List.of();
        }

        private List<String> run(List<Branch> path) {
            SimWorld[] world = new SimWorld[1];
            int[] depth = {0};
            Chooser chooser = options -> {
                int at = depth[0]++;
                if (at < path.size()) {
                    return path.get(at).chosen();
                }
                if (!seen.add(options + world[0].fingerprint())) {
                    world[0].cut();
                    path.add(new Branch(0, 1));
                    return 0;
                }
                path.add(new Branch(0, options));
                return 0;
            };
            world[0] = new SimWorld(chooser, door, first.documents(), FAULTS);
            return world[0].run();
        }

        /** To the next path that was not walked: the deepest branch that has another choice. */
        private static boolean next(List<Branch> path) {
            while (!path.isEmpty()) {
                Branch last = path.removeLast();
                if (last.chosen() + 1 < last.options()) {
                    path.add(new Branch(last.chosen() + 1, last.options()));
                    return true;
                }
            }
            return false;
        }
    }

    private record Branch(int chosen, int options) {}
}
