package dev.risiti.certify.check;

import dev.risiti.certify.endpoint.Target;
import dev.risiti.certify.evidence.Redaction;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.wire.InitAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All checks of one device in the order in which they can be run. */
public final class Programme {
    private final Shop shop;
    private final List<Check> checks;

    /**
     * Puts the checks together.
     *
     * @param keyFile where the key goes
     * @param redaction learns the secrets that come up
     */
    public Programme(OscuClient client, Target target, KeyFile keyFile, Redaction redaction, Clock clock, Pause pause) {
        var numbers = new Numbers(target.known());
        this.shop = new Shop(target, numbers, clock.instant());
        var lookups = new OscuLookups(client);
        var desk = new Desk(client, numbers);
        var device = new DeviceChecks(client, shop, keyFile, redaction);
        var reference = new ReferenceChecks(lookups, shop);
        var branch = new BranchChecks(desk, lookups, shop, redaction);
        var item = new ItemChecks(desk, lookups, shop);
        var stock = new StockChecks(desk, lookups, shop);
        var sale = new SaleChecks(desk, lookups, shop, clock, pause);
        var trade = new TradeChecks(desk, lookups, shop, clock, pause);
        var refusal = new RefusalChecks(desk, lookups, shop, sale);
        this.checks = Stream.concat(
                        Stream.of(
                                device.initialises(),
                                reference.codes(),
                                reference.classes(),
                                reference.branches(),
                                reference.notices(),
                                reference.taxpayer(),
                                reference.pins(),
                                branch.customer(),
                                branch.user(),
                                branch.insurance(),
                                branch.customers(),
                                item.items(),
                                item.products(),
                                stock.opening(),
                                stock.stated(),
                                stock.refusesAWrongQuantity(),
                                item.composition(),
                                sale.sale(),
                                sale.details(),
                                stock.goodsLeave(),
                                stock.statedAfterTheSale(),
                                sale.creditNote(),
                                sale.noteDetails(),
                                stock.goodsComeBack(),
                                stock.statedAfterTheNote(),
                                sale.list(),
                                stock.moves(),
                                trade.purchases(),
                                trade.purchase(),
                                trade.imports(),
                                trade.importUpdate(),
                                refusal.duplicate(),
                                refusal.nothingFound(),
                                refusal.wrongKey(),
                                refusal.missingField(),
                                refusal.noOriginal(),
                                refusal.taxExclusive(),
                                refusal.gap(),
                                refusal.unknownItem()),
                        device.refusesASecondTime().stream())
                .filter(check -> check.doors().contains(target.door()))
                .toList();
    }

    /** The checks of the target's door. */
    public List<Check> checks() {
        return checks;
    }

    /** What KRA said about the device, once it was initialised here. */
    public Optional<InitAnswer> registration() {
        return shop.registration();
    }
}
