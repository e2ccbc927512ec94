package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.registry.Registry;
import dev.risiti.simulator.oscu.rule.CodeLists;
import dev.risiti.simulator.oscu.rule.ConventionC;
import dev.risiti.simulator.oscu.rule.ItemClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The calls KRA plays, by name. */
public final class Calls {
    private final Map<String, Call> byName = new TreeMap<>();

    public Calls(Registry registry, CodeLists codeLists, ItemClasses itemClasses) {
        ConventionC conventionC = new ConventionC(codeLists);
        add(new Initialisation(registry));
        add(new PublishedList("selectCodeList", codeLists.answer()));
        add(new PublishedList("selectItemClsList", itemClasses.answer()));
        add(new SaveUser());
        add(new SaveCustomer());
        add(new SaveItem());
        add(new ItemList());
        add(new SignSale(conventionC));
        add(new InvoiceDetails());
        add(new SalesList());
        add(new StockMovement(conventionC));
        add(new StockMaster());
    }

    private void add(Call call) {
        byName.put(call.name(), call);
    }

    public @Nullable Call find(String name) {
        return byName.get(name);
    }

    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
