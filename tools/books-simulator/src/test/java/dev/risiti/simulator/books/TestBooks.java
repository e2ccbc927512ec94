package dev.risiti.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Books;
import dev.risiti.simulator.books.company.ChangeEvent;
import dev.risiti.simulator.books.company.Company;
import dev.risiti.simulator.books.company.CompanyProfile;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.journal.Journal;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.rules.EntityWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books without HTTP, with the items and customers that the sample documents name. */
public final class TestBooks implements AutoCloseable {
    public static final String REALM = "9341453908059321";

    private static final int ITEMS = 15;
    private static final int CUSTOMERS = 63;

    public final MovableClock clock = new MovableClock();
    public final List<ChangeEvent> events = new ArrayList<>();
    public final Books books;
    private final Journal journal;

    public TestBooks(@Nullable Path directory) {
        journal = new Journal(directory);
        books = new Books(journal, events::addAll, clock);
        journal.replay((kind, fact) -> books.restore(kind, fact, events::addAll));
    }

    public static TestBooks withSampleLists() {
        TestBooks test = new TestBooks(null);
        Company company = test.open();
        test.books.change(company, draft -> {
            for (int id = 1; id <= ITEMS; id++) {
                EntityWriter.create(draft, EntityType.ITEM, item(id));
            }
            for (int id = 1; id <= CUSTOMERS; id++) {
                EntityWriter.create(draft, EntityType.CUSTOMER, Json.object().put("DisplayName", "Customer " + id));
            }
            return company;
        });
        return test;
    }

    private static ObjectNode item(int id) {
        ObjectNode item = Json.object().put("Name", "Item " + id).put("UnitPrice", id == 13 ? 1200 : 10);
        item.putObject("SalesTaxCodeRef").put("value", "5");
        if (id == 11) {
            item.put("Type", "Inventory").put("QtyOnHand", 312).put("UnitPrice", new BigDecimal("775.86"));
        }
        if (id == 15) {
            item.put("Type", "Group");
            var parts = item.putObject("ItemGroupDetail").putArray("ItemGroupLine");
            parts.addObject().put("Qty", 5).putObject("ItemRef").put("value", "11");
            parts.addObject().put("Qty", 1).putObject("ItemRef").put("value", "13");
        }
        return item;
    }

    public Company open() {
        return books.open(new CompanyProfile(REALM, "Savanna Hardware Ltd", false));
    }

    public ObjectNode create(EntityType type, ObjectNode input) {
        return books.change(open(), draft -> EntityWriter.create(draft, type, input));
    }

    public ObjectNode update(EntityType type, ObjectNode input) {
        return books.change(open(), draft -> EntityWriter.update(draft, type, input));
    }

    @Override
    public void close() {
        journal.close();
    }
}
