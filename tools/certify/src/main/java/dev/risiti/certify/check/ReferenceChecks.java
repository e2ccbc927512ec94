package dev.risiti.certify.check;

import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.wire.CodeListAnswer;
import dev.risiti.oscu.wire.CodeListAnswer.Code;
import dev.risiti.oscu.wire.CodeListAnswer.CodeClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What KRA tells everybody: codes, item classes, branches, notices (KRA reference 2.2 to 2.7). */
final class ReferenceChecks {
    static final String CODES = "codes";
    static final String CLASSES = "classes";

    /** Far enough back for everything. */
    static final Instant EVER = Instant.parse("2018-01-01T00:00:00Z");

    private static final String QUANTITY_UNITS = "10";
    private static final String PACKING_UNITS = "17";
    private static final String UNKNOWN_PIN = "A999999999Z";

    private final OscuLookups lookups;
    private final Shop shop;

    ReferenceChecks(OscuLookups lookups, Shop shop) {
        this.lookups = lookups;
        this.shop = shop;
    }

    Check codes() {
        return Check.of(CODES, KraTest.CODES, "", "2.2, 4", this::lookUpCodes).after(DeviceChecks.INITIALISED);
    }

    private Verdict lookUpCodes() {
        var lists = Desk.answer(lookups.codes(shop.device(), EVER))
                .orElseThrow(() -> new CheckFailedException("KRA listed no codes"))
                .classes();
        var byClass = lists.stream().collect(Collectors.toMap(CodeClass::cdCls, list -> list, (first, again) -> first));
        var taxTypes = byClass.get(CodeListAnswer.TAX_TYPES);
        Desk.require(taxTypes != null, "class 04, tax types, is missing");
        var rates = new EnumMap<TaxType, BigDecimal>(TaxType.class);
        for (var type : TaxType.values()) {
            rates.put(type, BigDecimal.ZERO);
        }
        if (taxTypes != null) {
            taxTypes.codes().forEach(code -> readRate(code, rates));
        }
        Desk.require(Shop.rate(rates, TaxType.B).signum() > 0, "tax type B has no rate");
        requireCode(byClass.get(PACKING_UNITS), ItemChecks.PACKING_UNIT);
        requireCode(byClass.get(QUANTITY_UNITS), ItemChecks.QUANTITY_UNIT);
        shop.rates(rates);
        var codes = lists.stream().mapToInt(list -> list.codes().size()).sum();
        return new Verdict.Passed(lists.size() + " classes with " + codes + " codes; tax type B is "
                + Shop.rate(rates, TaxType.B).toPlainString() + " %");
    }

    /** A type that is not in use goes out with 0, as the gateway wants it (KRA reference 4). */
    private static void readRate(Code code, EnumMap<TaxType, BigDecimal> rates) {
        for (var type : TaxType.values()) {
            var rate = code.userDfnCd1();
            if (type.name().equals(code.cd()) && code.inUse() && rate != null) {
                try {
                    rates.put(type, new BigDecimal(rate));
                } catch (NumberFormatException notANumber) {
                    throw new CheckFailedException("the rate of tax type " + type + " is '" + rate + "'");
                }
            }
        }
    }

    private static void requireCode(@Nullable CodeClass list, String cd) {
        Desk.require(
                list != null && list.codes().stream().anyMatch(code -> code.cd().equals(cd) && code.inUse()),
                "unit " + cd + " is not in use");
    }

    Check classes() {
        return Check.of(CLASSES, KraTest.CLASSES, "", "2.3, 6", this::lookUpClasses)
                .after(DeviceChecks.INITIALISED);
    }

    private Verdict lookUpClasses() {
        var classes = Desk.answer(lookups.itemClasses(shop.device(), EVER))
                .orElseThrow(() -> new CheckFailedException("KRA listed no item classes"))
                .classes();
        Desk.require(classes.stream().anyMatch(row -> row.inUse()), "no item class is in use");
        shop.classes(classes);
        return new Verdict.Passed(classes.size() + " item classes");
    }

    Check branches() {
        return Check.of("branches", KraTest.BRANCHES, "", "2.4", this::lookUpBranches)
                .after(DeviceChecks.INITIALISED);
    }

    private Verdict lookUpBranches() {
        var found = Desk.answer(lookups.branches(shop.device(), EVER));
        if (found.isEmpty()) {
            return new Verdict.Passed("KRA lists no branch, which is a valid answer");
        }
        var ids = found.get().branches().stream()
                .map(branch -> branch.bhfId())
                .collect(Collectors.toCollection(TreeSet::new));
        Desk.require(ids.contains(shop.branch()), "branch " + shop.branch() + " is not among " + ids);
        return new Verdict.Passed("branches " + String.join(", ", ids));
    }

    Check notices() {
        return Check.of(
                        "notices",
                        KraTest.NOTICES,
                        "",
                        "2.5",
                        () -> Desk.answer(lookups.notices(shop.device(), EVER))
                                .<Verdict>map(found -> new Verdict.Passed(
                                        "notices: " + found.notices().size()))
                                .orElseGet(() -> new Verdict.Passed("no notice, which is a valid answer")))
                .after(DeviceChecks.INITIALISED);
    }

    Check taxpayer() {
        return Check.of("taxpayer", KraTest.TAXPAYER, "", "2.7", this::lookUpOwnTaxpayer)
                .after(DeviceChecks.INITIALISED);
    }

    private Verdict lookUpOwnTaxpayer() {
        return GatewayOnlyCall.judge(shop, () -> lookups.ownTaxpayer(shop.device(), EVER), found -> {
            Desk.require(found.taxprNm() != null, "the answer has no name");
            return new Verdict.Passed(found.taxprNm() + ", VAT type " + found.vatTyCd());
        });
    }

    Check pins() {
        return Check.ours("pins", "look up a taxpayer by PIN", "2.6", this::lookUpPins)
                .after(DeviceChecks.INITIALISED);
    }

    private Verdict lookUpPins() {
        var own = Desk.answer(lookups.taxpayer(shop.device(), shop.pin()))
                .orElseThrow(() -> new CheckFailedException("KRA does not know " + shop.pin()))
                .taxpayers();
        Desk.require(
                own.stream().anyMatch(taxpayer -> taxpayer.tin().equals(shop.pin())),
                "KRA answered with somebody else");
        Desk.require(
                Desk.answer(lookups.taxpayer(shop.device(), UNKNOWN_PIN)).isEmpty(),
                "KRA knows a taxpayer " + UNKNOWN_PIN);
        return new Verdict.Passed("the own PIN is found, " + UNKNOWN_PIN + " is not");
    }
}
