package dev.risiti.certify.check;

import dev.risiti.certify.evidence.Redaction;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import dev.risiti.oscu.wire.InitAnswer;
import dev.risiti.oscu.wire.InitRequest;
import dev.risiti.oscu.wire.OscuRequests;
import java.util.Optional;

/** The device itself: initialised once, and once only (KRA reference 1.4). */
final class DeviceChecks {
    static final String INITIALISED = "initialised";

    private final OscuClient client;
    private final Shop shop;
    private final KeyFile keyFile;
    private final Redaction redaction;

    DeviceChecks(OscuClient client, Shop shop, KeyFile keyFile, Redaction redaction) {
        this.client = client;
        this.shop = shop;
        this.keyFile = keyFile;
        this.redaction = redaction;
    }

    Check initialises() {
        return Check.of(INITIALISED, KraTest.INITIALISATION, "", "1.4, 2.1", this::initialise);
    }

    /** Only where it does no harm: repeated initialisations have corrupted devices in KRA's sandbox. */
    Optional<Check> refusesASecondTime() {
        return shop.target().simulated()
                ? Optional.of(Check.ours(
                                "second initialisation",
                                "second initialisation is refused, without a key",
                                "1.4, 3.1",
                                this::initialiseAgain)
                        .after(INITIALISED))
                : Optional.empty();
    }

    private Verdict initialise() {
        if (shop.target().key().isPresent()) {
            return new Verdict.LeftOut("the device was initialised before and its key was given; KRA hands a key out"
                    + " once, and asking again has corrupted devices");
        }
        keyFile.makeReady();
        var outcome = initialisation();
        keyFile.keepRaw(outcome.reply());
        if (outcome instanceof Outcome.Accepted accepted && accepted.answer() instanceof InitAnswer answer) {
            redaction.hide(answer.cmcKey());
            keyFile.keep(answer.cmcKey());
            shop.registered(answer);
            Desk.require(
                    answer.tin().equals(shop.pin()) && answer.bhfId().equals(shop.branch()),
                    "KRA answered for " + answer.tin() + "/" + answer.bhfId());
            return new Verdict.Passed("control unit " + answer.sdcId() + ", machine code " + answer.mrcNo());
        }
        keyFile.nothingCame(outcome);
        if (outcome instanceof Outcome.RefusedConnection refused && refused.trouble() == Trouble.ALREADY_INSTALLED) {
            throw new CheckFailedException("the device was initialised before and KRA does not repeat its key: give it"
                    + " (see --help, secrets). " + Outcomes.inWords(outcome));
        }
        throw new CheckFailedException("KRA did not hand out a key: " + Outcomes.inWords(outcome));
    }

    private Outcome initialisation() {
        var serial = shop.target().serial().orElseThrow(() -> new CheckFailedException("no serial number was given"));
        return client.initialise(
                shop.target().route(), OscuRequests.encode(new InitRequest(shop.pin(), shop.branch(), serial)));
    }

    private Verdict initialiseAgain() {
        var outcome = initialisation();
        Desk.require(
                outcome instanceof Outcome.RefusedConnection refused && refused.trouble() == Trouble.ALREADY_INSTALLED,
                "expected 902, got " + Outcomes.inWords(outcome));
        return new Verdict.Passed("KRA refused: \"" + outcome.words() + "\"");
    }
}
