package dev.risiti.credential.initialisation;

import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.InitAnswer;
import org.jspecify.annotations.Nullable;

/** What an outcome of the initialisation means for the device. Pure; every outcome has a meaning. */
sealed interface InitialisationVerdict {

    /** Reason code: KRA has installed the device before. */
    String ADOPT_NEEDED = "ADOPT_NEEDED";

    /** Reason code: nobody knows whether KRA installed the device. */
    String INITIALISATION_UNKNOWN = "INITIALISATION_UNKNOWN";

    /** Reason code: the gateway turns the app away, so the device was not judged. */
    String GATEWAY_APP_REFUSED = "GATEWAY_APP_REFUSED";

    /** Reason code: KRA holds the device more than once; asking again makes it worse. */
    String DEVICE_CORRUPTED = "DEVICE_CORRUPTED";

    /** Reason code: KRA said no. */
    String INITIALISATION_REFUSED = "INITIALISATION_REFUSED";

    /** The device works. */
    record Installed(ControlUnit unit, String communicationKey) implements InitialisationVerdict {
        @Override
        public String toString() {
            return "Installed[unit=" + unit + ", key hidden]";
        }
    }

    /** A definite no; a person may put it right and ask again. */
    record Refused(Reason reason) implements InitialisationVerdict {}

    /** A person must find out; no machine asks again. */
    record Unclear(Reason reason) implements InitialisationVerdict {}

    /** Nothing happened at KRA; ask again later. */
    record Later(String words) implements InitialisationVerdict {}

    static InitialisationVerdict of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                accepted.answer() instanceof InitAnswer answer
                        ? new Installed(
                                new ControlUnit(answer.sdcId(), answer.mrcNo(), answer.dvcId()), answer.cmcKey())
                        : unclear(accepted.resultCd(), accepted.words());
            case Outcome.RefusedConnection refused -> refused(refused);
            case Outcome.RefusedDocument refused -> refused(refused.resultCd(), refused.words());
            case Outcome.RefusedDependency refused -> refused(refused.resultCd(), refused.words());
            case Outcome.NotSent notSent -> new Later(notSent.words());
            case Outcome.Throttled throttled -> new Later(throttled.words());
            case Outcome.Unknown unknown -> unclear(unknown.resultCd(), unknown.words());
        };
    }

    private static Refused refused(Outcome.RefusedConnection refusal) {
        return switch (refusal.trouble()) {
            case ALREADY_INSTALLED ->
                refused(
                        ADOPT_NEEDED,
                        "KRA says that this device is installed already and gives its key only once; upload the key"
                                + " obtained then, and adopt the device.",
                        refusal);
            case APP_REJECTED ->
                refused(
                        GATEWAY_APP_REFUSED,
                        "KRA's gateway turns the device's gateway app away. Check its client id, client secret and app"
                                + " id on KRA's developer portal and enter them with POST /gateway-apps; then"
                                + " initialise the device again.",
                        refusal);
            case DEVICE_CORRUPTED ->
                refused(
                        DEVICE_CORRUPTED,
                        "KRA holds this device more than once, and each further initialisation makes it worse. Have"
                                + " KRA clean it up; then initialise it again with repeatAfterUnknown=true.",
                        refusal);
            case UNROUTED, ACCESS_DENIED ->
                refused(
                        INITIALISATION_REFUSED,
                        "Nobody at the configured address takes the call; check risiti.kra.* and that this"
                                + " platform may call KRA from here, then initialise the device again.",
                        refusal);
            case HEADERS_MISSING, DEVICE_REJECTED, OTHER_SOLUTION -> refused(refusal.resultCd(), refusal.words());
        };
    }

    private static Refused refused(String code, String sentence, Outcome.RefusedConnection refusal) {
        return new Refused(new Reason(code, sentence, refusal.resultCd(), refusal.words()));
    }

    private static Refused refused(@Nullable String resultCd, String words) {
        return new Refused(new Reason(
                INITIALISATION_REFUSED,
                "KRA refuses to initialise this device; check PIN, branch and serial number on KRA's portal, then"
                        + " initialise it again.",
                resultCd,
                words));
    }

    /** The sentence for an initialisation whose answer never came or says nothing. */
    static Unclear unclear(@Nullable String resultCd, String words) {
        return new Unclear(new Reason(
                INITIALISATION_UNKNOWN,
                "Nobody knows whether KRA initialised this device, because its answer was lost or unreadable. Look at"
                        + " KRA's portal: when it is installed, get its key from KRA and adopt the device; when not,"
                        + " initialise it again with repeatAfterUnknown=true.",
                resultCd,
                words));
    }
}
