package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.feed.Notices;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.registry.Registry;
import dev.risiti.simulator.oscu.rule.CodeLists;
import dev.risiti.simulator.oscu.rule.ConventionC;
import dev.risiti.simulator.oscu.rule.ItemClasses;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The calls KRA plays, by name and by the paths under which the gateway routes them. */
public final class Calls {
    private static final String DOES_NOT_PERSIST = "does not persist";

    private final Map<String, Call> byName = new TreeMap<>();
    private final Map<String, Call> byGatewayPath = new HashMap<>();

    public Calls(Registry registry, CodeLists codeLists, ItemClasses itemClasses, Notices notices) {
        ConventionC conventionC = new ConventionC(codeLists);
        SupplierInvoices invoices = new SupplierInvoices(registry);
        add(new Initialisation(registry));
        add(new CodeListCall(codeLists));
        add(new ItemClassList(itemClasses));
        add(new BranchList());
        add(new NoticeList(notices));
        add(new PinLookup(registry));
        add(new TaxpayerInfo());
        add(new CustomerList());
        add(new SaveCustomer());
        add(new SaveUser());
        add(new SaveInsurance());
        add(new SaveItem());
        add(new ItemList());
        add(new SaveComposition());
        add(new ImportList());
        add(new UpdateImport(true));
        add(new SignSale(conventionC));
        add(new InvoiceDetails());
        add(new SalesList());
        add(new PurchaseFeed(invoices));
        add(new SavePurchase(invoices, conventionC));
        add(new TransferList());
        add(new StockMovement(conventionC));
        add(new StockMaster());
        for (JsonNode endpoint : Json.resource("endpoints.json").path("endpoints")) {
            route(endpoint);
        }
    }

    private void add(Call call) {
        byName.put(call.name(), call);
    }

    /** A path may carry a remark behind it in brackets. */
    private void route(JsonNode endpoint) {
        Call call = byName.get(endpoint.path("name").asText());
        if (call == null) {
            throw new IllegalStateException(endpoint.path("name").asText() + " is not played");
        }
        for (JsonNode path : endpoint.path("gatewayPaths")) {
            String text = path.asText();
            int end = text.indexOf(' ');
            byGatewayPath.put(
                    end < 0 ? text : text.substring(0, end),
                    text.contains(DOES_NOT_PERSIST) ? new UpdateImport(false) : call);
        }
    }

    public @Nullable Call find(String name) {
        return byName.get(name);
    }

    /** The call behind a path of the gateway, which begins with a slash; null when it routes none there. */
    public @Nullable Call atGateway(String path) {
        return byGatewayPath.get(path);
    }

    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
