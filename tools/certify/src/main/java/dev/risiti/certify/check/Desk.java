package dev.risiti.certify.check;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.WireRequest;
import java.util.Optional;
import java.util.function.LongFunction;

/** Sends for the checks and insists on answers. */
final class Desk {
    /**
     * What was sent under a number that KRA accepted.
     *
     * @param corrected whether KRA named this number itself, in a refusal of another
     */
    record Numbered(long number, OscuRequest request, Outcome.Accepted outcome, boolean corrected) {
        /** For the row of the report. */
        String remark() {
            return corrected ? "; KRA named the number " + number + " itself" : "";
        }
    }

    private final OscuClient client;
    private final Numbers numbers;

    Desk(OscuClient client, Numbers numbers) {
        this.client = client;
        this.numbers = numbers;
    }

    Outcome send(DeviceCredentials device, OscuRequest request) {
        return client.send(device, request);
    }

    /** Sends what KRA must accept. */
    Outcome.Accepted accepted(DeviceCredentials device, WireRequest request) {
        return accepted(send(device, OscuRequests.encode(request)));
    }

    static Outcome.Accepted accepted(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted;
        }
        throw new CheckFailedException("KRA did not accept it: " + Outcomes.inWords(outcome));
    }

    /** What a look-up found; empty when KRA answered that there is nothing. */
    static <T> Optional<T> answer(Lookup<T> lookup) {
        return switch (lookup) {
            case Lookup.Found<T> found -> Optional.of(found.value());
            case Lookup.Absent<T> absent -> Optional.empty();
            case Lookup.Failed<T> failed ->
                throw new CheckFailedException("KRA did not answer: " + Outcomes.inWords(failed.outcome()));
        };
    }

    /**
     * Sends under the next number. KRA's refusal may name another one, when somebody else used the device: then once
     * more under that (KRA reference 10).
     */
    Numbered numbered(
            DeviceCredentials device,
            Numbers.Counter counter,
            Outcome.Counter kraCounter,
            LongFunction<WireRequest> content) {
        long number = numbers.next(counter);
        var request = OscuRequests.encode(content.apply(number));
        var outcome = send(device, request);
        var corrected = false;
        if (outcome instanceof Outcome.RefusedDocument refused
                && refused.expected() != null
                && refused.expected().counter() == kraCounter) {
            corrected = true;
            number = refused.expected().value().longValueExact();
            request = OscuRequests.encode(content.apply(number));
            outcome = send(device, request);
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            numbers.used(counter, number);
            return new Numbered(number, request, accepted, corrected);
        }
        throw new CheckFailedException("KRA did not accept number " + number + ": " + Outcomes.inWords(outcome)
                + "; if the device was used before, say the last number with " + counter.option());
    }

    /** Fails the check unless that holds. */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CheckFailedException(otherwise);
        }
    }
}
