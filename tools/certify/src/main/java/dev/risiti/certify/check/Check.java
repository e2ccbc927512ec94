package dev.risiti.certify.check;

import dev.risiti.oscu.call.FrontDoor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the report.
 *
 * @param id how other checks refer to it
 * @param test the test case of KRA it belongs to; none for what KRA's portal does not ask
 * @param part what is done, in words; blank when the test case's name says it all
 * @param reference sections of the KRA reference it rests on
 * @param doors where it makes sense
 * @param needs ids of the checks that must be settled before
 */
public record Check(
        String id,
        Optional<KraTest> test,
        String part,
        String reference,
        Set<FrontDoor> doors,
        Set<String> needs,
        Step step) {
    /** Talks to KRA and judges. Throws {@link CheckFailedException} as soon as KRA does not do as it should. */
    @FunctionalInterface
    public interface Step {
        Verdict run();
    }

    public Check {
        doors = Set.copyOf(doors);
        needs = Set.copyOf(needs);
    }

    /** A check of one of KRA's test cases. */
    public static Check of(String id, KraTest test, String part, String reference, Step step) {
        return new Check(id, Optional.of(test), part, reference, EnumSet.allOf(FrontDoor.class), Set.of(), step);
    }

    /** A check that KRA's portal does not ask for. */
    public static Check ours(String id, String part, String reference, Step step) {
        return new Check(id, Optional.empty(), part, reference, EnumSet.allOf(FrontDoor.class), Set.of(), step);
    }

    /** This check after those. */
    public Check after(String... ids) {
        return new Check(id, test, part, reference, doors, Set.of(ids), step);
    }

    /** This check at the gateway only: the direct door would accept, and so use up a number. */
    public Check atGatewayOnly() {
        return new Check(id, test, part, reference, Set.of(FrontDoor.GATEWAY), needs, step);
    }

    /** KRA's name and the part. */
    public String title() {
        var name = test.map(KraTest::title).orElse("");
        return name.isEmpty() || part.isEmpty() ? name + part : name + ": " + part;
    }
}
