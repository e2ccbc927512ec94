package dev.risiti.demo.check;

import dev.risiti.demo.day.Forgery;
import java.util.ArrayList;
import java.util.List;

/** A webhook with a bad signature is turned away at the door. */
final class ForgeryWithoutEffect implements Check {
    private static final int UNAUTHORIZED = 401;

    @Override
    public String rule() {
        return "a webhook with a bad signature is answered 401 and leaves nothing behind";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        Forgery forgery = evidence.day().forgery();
        if (forgery.status() != UNAUTHORIZED) {
            differences.add("it was answered " + forgery.status());
        }
        if (evidence.log().bookChanges().stream()
                .anyMatch(change -> change.entityId().equals(forgery.invoiceId()))) {
            differences.add("the change it told of was published");
        }
        return differences;
    }
}
