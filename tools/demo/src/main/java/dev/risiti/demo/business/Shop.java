package dev.risiti.demo.business;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.demo.DemoFailure;
import dev.risiti.demo.books.BookedDocument;
import dev.risiti.demo.books.BooksApi;
import dev.risiti.demo.books.BooksUser;
import dev.risiti.demo.http.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The company's lists in the books: branches as departments, articles, customers. What an earlier day has entered is
 * found by its name.
 */
public final class Shop {
    public static final String BUILDER = "Baraka Builders Ltd";
    public static final String BUILDER_PIN = "P052345678B";
    public static final String KIOSK = "Upendo Kiosk";

    private final Map<Branch, String> departments = new HashMap<>();
    private final Map<Article, String> items = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, BigDecimal> percents;

    /** Enters what is missing. */
    public Shop(BooksUser user, BooksApi api) {
        Map<String, String> departmentIds = idsByName(api.all("Department"), "Name");
        for (Branch branch : Business.branches()) {
            departments.put(
                    branch,
                    departmentIds.computeIfAbsent(
                            branch.name(),
                            name -> user.addToList("Department", Json.object().put("name", name))));
        }
        Map<String, String> itemIds = idsByName(api.all("Item"), "Name");
        for (Article article : List.of(Article.CEMENT, Article.FLOUR, Article.MILK, Article.DELIVERY)) {
            items.put(article, itemIds.computeIfAbsent(article.name(), name -> user.addToList("Item", item(article))));
        }
        Map<String, String> customerIds = idsByName(api.all("Customer"), "DisplayName");
        for (ObjectNode customer : List.of(
                Json.object().put("name", BUILDER).put("pin", BUILDER_PIN),
                Json.object().put("name", KIOSK))) {
            customers.put(
                    customer.path("name").asText(),
                    customerIds.computeIfAbsent(
                            customer.path("name").asText(), name -> user.addToList("Customer", customer)));
        }
        percents = percents(api);
    }

    private static ObjectNode item(Article article) {
        ObjectNode item = Json.object()
                .put("name", article.name())
                .put("type", article.goods() ? "Inventory" : "Service")
                .put("unitPrice", article.netPrice())
                .put("taxCodeId", article.taxCodeId());
        return article.goods() ? item.put("qtyOnHand", 1_000) : item;
    }

    private static Map<String, String> idsByName(List<JsonNode> entities, String nameMember) {
        Map<String, String> ids = new HashMap<>();
        entities.forEach(entity ->
                ids.put(entity.path(nameMember).asText(), entity.path("Id").asText()));
        return ids;
    }

    /** The percent of each tax code on sales, by the books' own rates. */
    private static Map<String, BigDecimal> percents(BooksApi api) {
        Map<String, BigDecimal> rates = new HashMap<>();
        api.all("TaxRate").forEach(rate -> rates.put(rate.path("Id").asText(), Json.decimal(rate, "RateValue")));
        Map<String, BigDecimal> percents = new HashMap<>();
        for (JsonNode code : api.all("TaxCode")) {
            String rateId = code.path("SalesTaxRateList")
                    .path("TaxRateDetail")
                    .path(0)
                    .path("TaxRateRef")
                    .path("value")
                    .asText();
            percents.put(code.path("Id").asText(), rates.getOrDefault(rateId, BigDecimal.ZERO));
        }
        return percents;
    }

    public String departmentId(Branch branch) {
        return present(departments.get(branch), branch);
    }

    public String itemId(Article article) {
        return present(items.get(article), article);
    }

    public String customerId(String name) {
        return present(customers.get(name), name);
    }

    /** Percent of tax on an article. */
    public BigDecimal percent(Article article) {
        return present(percents.get(article.taxCodeId()), article.taxCodeId());
    }

    /** Whether goods that the books count stand on a document. */
    public boolean movesGoods(BookedDocument document) {
        Set<String> goods = items.entrySet().stream()
                .filter(entry -> entry.getKey().goods())
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return document.itemIds().stream().anyMatch(goods::contains);
    }

    private static <T> T present(@Nullable T value, Object of) {
        if (value == null) {
            throw new DemoFailure("the books have no entry for " + of);
        }
        return value;
    }
}
