package dev.risiti.demo.check;

import dev.risiti.demo.day.Duplicate;
import java.util.ArrayList;
import java.util.List;

/** A webhook that comes twice is answered twice and published once. */
final class DuplicateWithoutEffect implements Check {
    private static final int RECEIVED = 200;

    @Override
    public String rule() {
        return "a webhook delivered twice is answered 200 twice and makes one document";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        Duplicate duplicate = evidence.day().duplicate();
        if (duplicate.status() != RECEIVED) {
            differences.add("the second delivery was answered " + duplicate.status());
        }
        int published =
                evidence.log().published(duplicate.document().identity()).size();
        if (published != 1) {
            differences.add(
                    "%s was published %d times".formatted(duplicate.document().name(), published));
        }
        return differences;
    }
}
