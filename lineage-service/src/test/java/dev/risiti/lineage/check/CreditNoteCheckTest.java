package dev.risiti.lineage.check;

import static dev.risiti.lineage.check.SaleFixture.after;
import static dev.risiti.lineage.check.SaleFixture.credit;
import static dev.risiti.lineage.check.SaleFixture.line;
import static dev.risiti.lineage.check.SaleFixture.note;
import static dev.risiti.lineage.check.SaleFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.WireLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditNoteCheckTest {
    private static final Instant NOW = Instant.parse("2026-01-11T09:00:00Z");
    private static final Candidate CANDIDATE = new Candidate("shop", "1", "INV-1", null, null);
    private static final IssuedSale TWO_SOAPS = sale(List.of(line(1, "l1", "soap", "2", "200.00")));

    private final CreditNoteCheck check =
            new CreditNoteCheck(new CreditPolicy(Duration.ofHours(24), null, null, new BigDecimal("0.05")));

    @Test
    void refusesMoreUnitsThanWereSold() {
        assertThat(refusal(note(credit("soap", "3", "200.00")), TWO_SOAPS)).isEqualTo("QUANTITY_EXCEEDS");
    }

    @Test
    void refusesUnitsThatAnEarlierNoteTook() {
        IssuedSale oneLeft = after(plan(note(credit("soap", "1", "100.00")), TWO_SOAPS));

        assertThat(refusal(note(credit("soap", "2", "200.00")), oneLeft)).isEqualTo("QUANTITY_EXCEEDS");
    }

    @Test
    void refusesTheSameUnitsOnTwoLinesOfOneNote() {
        assertThat(refusal(note(credit("soap", "2", "200.00"), credit("soap", "1", "100.00")), TWO_SOAPS))
                .isEqualTo("QUANTITY_EXCEEDS");
    }

    @Test
    void refusesMoreMoneyThanTheUnitsCost() {
        assertThat(refusal(note(credit("soap", "1", "100.06")), TWO_SOAPS)).isEqualTo("AMOUNT_EXCEEDS");
    }

    @ParameterizedTest
    @CsvSource({"bread,", "soap,l9", "bread,l1"})
    void refusesALineThatTheOriginalDoesNotHave(String item, String originalLine) {
        assertThat(refusal(note(credit(originalLine, item, "1", "100.00")), TWO_SOAPS))
                .isEqualTo("LINE_NOT_ON_ORIGINAL");
    }

    @Test
    void sendsNoLineThatCreditsNoMoney() {
        CreditPlan plan = plan(note(credit("gift", "1", "0.00"), credit("soap", "1", "100.00")), TWO_SOAPS);

        assertThat(plan.lines()).hasSize(1);
        assertThat(refusal(note(credit("gift", "1", "0.00")), TWO_SOAPS)).isEqualTo("NOTHING_TO_CREDIT");
    }

    @Test
    void refusesAnotherBuyersPin() {
        assertThat(refusal(note("A999888777Z", CreditReason.REFUND, credit("soap", "1", "100.00")), TWO_SOAPS))
                .isEqualTo("BUYER_PIN_DIFFERS");
    }

    @Test
    void letsANoteThatCorrectsTheBuyersPinNameAnother() {
        CreditNote note = note("A999888777Z", CreditReason.WRONG_CUSTOMER_PIN, credit("soap", "2", "200.00"));

        assertThat(decide(note, TWO_SOAPS)).isInstanceOf(Decision.Routed.class);
    }

    @Test
    void refusesANotePublishedForAnotherTaxpayer() {
        Decision decision = check.decide(
                note(credit("soap", "1", "100.00")),
                NOW,
                new Taxpayer(Environment.PRODUCTION, SaleFixture.PIN),
                new Original.Issued(TWO_SOAPS),
                NOW);

        assertThat(codeOf(decision)).isEqualTo("TAXPAYER_DIFFERS");
    }

    @Test
    void refusesAnOriginalOlderThanThePolicyAllows() {
        var sixMonths = new CreditNoteCheck(new CreditPolicy(Duration.ofHours(24), 6, null, BigDecimal.ZERO));
        CreditNote note = note(credit("soap", "1", "100.00"));
        var original = new Original.Issued(TWO_SOAPS);

        assertThat(sixMonths.decide(note, NOW, null, original, Instant.parse("2026-07-10T20:59:59Z")))
                .as("the last second of the last day, in Nairobi")
                .isInstanceOf(Decision.Routed.class);
        assertThat(codeOf(sixMonths.decide(note, NOW, null, original, Instant.parse("2026-07-10T21:00:00Z"))))
                .isEqualTo("ORIGINAL_TOO_OLD");
    }

    @Test
    void refusesMoreNotesThanThePolicyAllows() {
        var one = new CreditNoteCheck(new CreditPolicy(Duration.ofHours(24), null, 1, BigDecimal.ZERO));
        CreditNote note = note(credit("soap", "1", "100.00"));
        IssuedSale credited = after(plan(note, TWO_SOAPS));

        assertThat(codeOf(one.decide(note, NOW, null, new Original.Issued(credited), NOW)))
                .isEqualTo("TOO_MANY_NOTES");
    }

    @Test
    void parksANoteWhoseOriginalIsOnItsWay() {
        Decision decision = decide(new Original.OnItsWay(CANDIDATE), NOW.plus(Duration.ofDays(400)));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Parked.class,
                        parked -> assertThat(parked.reason().code()).isEqualTo("ORIGINAL_PENDING"));
    }

    @Test
    void refusesANoteWhoseOriginalWasRefused() {
        Decision decision = decide(new Original.NotIssued(CANDIDATE, "The PIN is wrong."), NOW);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason())
                                .satisfies(reason -> assertThat(reason.code()).isEqualTo("ORIGINAL_REFUSED"))
                                .satisfies(reason -> assertThat(reason.text()).contains("INV-1", "The PIN is wrong.")));
    }

    @Test
    void refusesToCreditACreditNote() {
        assertThat(codeOf(decide(new Original.NotASale(CANDIDATE, DocumentKind.CREDIT_NOTE), NOW)))
                .isEqualTo("ORIGINAL_NOT_A_SALE");
    }

    @Test
    void parksAnUnknownOriginalUntilTheWaitIsOver() {
        Original unknown = new Original.Unknown(List.of(CANDIDATE));

        assertThat(decide(unknown, NOW.plus(Duration.ofHours(24)).minusMillis(1)))
                .isInstanceOf(Decision.Parked.class);
        assertThat(decide(unknown, NOW.plus(Duration.ofHours(24))))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    assertThat(refused.reason().code()).isEqualTo("ORIGINAL_UNKNOWN");
                    assertThat(refused.reason().text()).contains("24 hours", "INV-1");
                    assertThat(refused.candidates()).containsExactly(CANDIDATE);
                });
    }

    @Test
    void neverChoosesAmongSeveralOriginals() {
        Original several = new Original.Several(List.of(CANDIDATE, CANDIDATE));

        assertThat(decide(several, NOW)).isInstanceOf(Decision.Parked.class);
        assertThat(codeOf(decide(several, NOW.plus(Duration.ofHours(24))))).isEqualTo("ORIGINAL_AMBIGUOUS");
    }

    @Test
    void leavesTheNoteToTheSolutionThatIssuedTheOriginal() {
        IssuedSale vscu = sale(List.of(line(1, "l1", "soap", "2", "200.00")), Solution.VSCU, null, BigDecimal.ONE);

        assertThat(decide(note(credit("soap", "1", "100.00")), vscu))
                .isInstanceOfSatisfying(Decision.External.class, external -> {
                    assertThat(external.reason().code()).isEqualTo("RAISE_ELSEWHERE");
                    assertThat(external.reason().text()).contains("VSCU", "KRACU0100000001", "invoice 7");
                });
    }

    @Test
    void creditsAllOfAnUntouchedLineExactlyAsItWasSigned() {
        WireLine signed = line(1, "l1", "soap", "3", "100.00");

        CreditPlan plan = plan(note(credit("soap", "3", "100.00")), sale(List.of(signed)));

        assertThat(plan.lines())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("lineId")
                .isEqualTo(signed);
        assertThat(plan.lines().getFirst().lineId()).isEqualTo("c1");
    }

    @Test
    void creditsTheLastUnitsWithExactlyWhatIsLeft() {
        IssuedSale three = sale(List.of(line(1, "l1", "soap", "3", "100.00")));
        IssuedSale two = after(plan(note(credit("soap", "1", "33.33")), three));
        IssuedSale one = after(plan(note(credit("soap", "1", "33.33")), two));

        CreditPlan last = plan(note(credit("soap", "1", "33.33")), one);

        assertThat(last.lines().getFirst().totalAmount()).isEqualByComparingTo("33.34");
    }

    @Test
    void creditsWhatTheBooksSayWhenItIsLessThanTheUnitsCost() {
        CreditPlan plan = plan(note(credit("soap", "2", "150.00")), TWO_SOAPS);

        assertThat(plan.lines()).singleElement().satisfies(line -> {
            assertThat(line.totalAmount()).isEqualByComparingTo("150.00");
            assertThat(line.unitPrice()).isEqualByComparingTo("75.00");
            assertThat(line.taxableAmount()).isEqualByComparingTo("129.31");
            assertThat(line.taxAmount()).isEqualByComparingTo("20.69");
        });
    }

    @Test
    void sendsOneUnitWhenNoPriceInCentsGivesTheAmount() {
        IssuedSale seven = sale(List.of(line(1, "l1", "soap", "7", "700.00")));

        CreditPlan plan = plan(note(credit("soap", "3", "100.00")), seven);

        assertThat(plan.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualByComparingTo("1");
            assertThat(line.unitPrice()).isEqualByComparingTo("100.00");
            assertThat(line.sourceQuantity()).isEqualByComparingTo("3");
        });
    }

    @Test
    void convertsAtTheOriginalsExchangeRate() {
        IssuedSale dollars =
                sale(List.of(line(1, "l1", "soap", "2", "2586.90")), Solution.OSCU, null, new BigDecimal("129.345"));

        CreditPlan plan = plan(note(credit("soap", "1", "10.00")), dollars);

        assertThat(plan.lines().getFirst().totalAmount()).isEqualByComparingTo("1293.45");
    }

    @Test
    void consumesTheWireLinesOfOneSourceLineInOrder() {
        IssuedSale split = sale(List.of(line(1, "l1", "soap", "2", "66.66"), line(2, "l1", "soap", "1", "33.34")));

        CreditPlan plan = plan(note(credit("l1", "soap", "3", "100.00")), split);

        assertThat(plan.takings())
                .extracting(Taking::originalSequence, taking -> taking.amount().toPlainString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "66.66"),
                        org.assertj.core.groups.Tuple.tuple(2, "33.34"));
    }

    @Test
    void findsTheLineWhosePriceAgreesWhenAnItemWasSoldAtTwoPrices() {
        IssuedSale twoPrices =
                sale(List.of(line(1, "l1", "soap", "2", "160.00"), line(2, "l2", "soap", "2", "200.00")));

        CreditPlan plan = plan(note(credit("soap", "2", "200.00")), twoPrices);

        assertThat(plan.takings())
                .singleElement()
                .extracting(Taking::originalSequence)
                .isEqualTo(2);
    }

    private Decision decide(CreditNote note, IssuedSale sale) {
        return check.decide(note, NOW, null, new Original.Issued(sale), NOW);
    }

    private Decision decide(Original original, Instant now) {
        return check.decide(note(credit("soap", "1", "100.00")), NOW, null, original, now);
    }

    private CreditPlan plan(CreditNote note, IssuedSale sale) {
        return assertThat(decide(note, sale))
                .asInstanceOf(InstanceOfAssertFactories.type(Decision.Routed.class))
                .actual()
                .plan();
    }

    private String refusal(CreditNote note, IssuedSale sale) {
        return codeOf(decide(note, sale));
    }

    private static String codeOf(Decision decision) {
        return assertThat(decision)
                .asInstanceOf(InstanceOfAssertFactories.type(Decision.Refused.class))
                .actual()
                .reason()
                .code();
    }
}
