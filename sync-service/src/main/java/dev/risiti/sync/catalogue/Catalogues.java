package dev.risiti.sync.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.sync.document.BookDocuments;
import dev.risiti.sync.lane.BookWorkConfig;
import dev.risiti.sync.lane.CompanyCalls;
import dev.risiti.sync.mapping.Catalogue;
import dev.risiti.sync.mapping.Catalogue.KnownSale;
import dev.risiti.sync.mapping.OriginalNumbers;
import dev.risiti.sync.quickbooks.BookItem;
import dev.risiti.sync.quickbooks.BooksCallException;
import dev.risiti.sync.quickbooks.BooksCallException.Kind;
import dev.risiti.sync.quickbooks.JsonFields;
import dev.risiti.sync.quickbooks.TaxCode;
import dev.risiti.sync.quickbooks.TaxRate;
import dev.risiti.sync.quickbooks.Transaction;
import dev.risiti.sync.quickbooks.UnreadableBooksException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Gathers what a document's mapping needs: from what is kept, and what is missing or old from the books. */
@ApplicationScoped
public class Catalogues {
    /** Names of the entities in paths and answers. */
    public static final String ITEM = "Item";

    private static final String TAX_CODE = "TaxCode";
    private static final String TAX_RATE = "TaxRate";
    private static final String PSEUDO_ITEM_SUFFIX = "_ITEM_ID";
    private static final Logger LOG = Logger.getLogger(Catalogues.class);

    private final Snapshots snapshots;
    private final BookDocuments documents;
    private final BookWorkConfig config;

    Catalogues(Snapshots snapshots, BookDocuments documents, BookWorkConfig config) {
        this.snapshots = snapshots;
        this.documents = documents;
        this.config = config;
    }

    /** @throws BooksCallException when the books could not be asked; what does not exist in them is left out instead */
    public Catalogue of(CompanyCalls calls, Transaction transaction) throws BooksCallException {
        Set<String> itemIds = transaction.itemIds().stream()
                .filter(id -> !id.endsWith(PSEUDO_ITEM_SUFFIX))
                .collect(Collectors.toUnmodifiableSet());
        Map<String, BookItem> items = load(calls, ITEM, itemIds, BookItem::read);
        Set<String> codeIds = new HashSet<>(transaction.taxCodeIds());
        items.values().stream()
                .map(BookItem::taxCodeId)
                .filter(Objects::nonNull)
                .forEach(codeIds::add);
        Map<String, TaxCode> codes = load(calls, TAX_CODE, codeIds, TaxCode::read);
        Set<String> rateIds = codes.values().stream()
                .flatMap(code -> code.salesRateIds().stream())
                .collect(Collectors.toUnmodifiableSet());
        Map<String, TaxRate> rates = load(calls, TAX_RATE, rateIds, TaxRate::read);
        return new Catalogue(items, codes, rates, knownSales(calls.book().bookId(), transaction));
    }

    private List<KnownSale> knownSales(String bookId, Transaction transaction) {
        if (transaction.type().kind() != DocumentKind.CREDIT_NOTE) {
            return List.of();
        }
        var customer = transaction.customer();
        return QuarkusTransaction.requiringNew()
                .call(() -> documents.knownSales(
                        bookId, customer == null ? null : customer.value(), OriginalNumbers.candidates(transaction)));
    }

    private <T> Map<String, T> load(
            CompanyCalls calls, String entity, Collection<String> ids, Function<JsonNode, T> reader)
            throws BooksCallException {
        Map<String, T> loaded = new HashMap<>();
        if (ids.isEmpty()) {
            return loaded;
        }
        String bookId = calls.book().bookId();
        Map<String, byte[]> kept = snapshots.fresh(bookId, entity, ids, config.catalogueFresh());
        for (String id : ids) {
            byte[] body = kept.get(id);
            try {
                JsonNode tree = body == null
                        ? fetch(calls, entity, id)
                        : JsonFields.tree(body).path(entity);
                loaded.put(id, reader.apply(tree));
            } catch (BooksCallException e) {
                if (e.kind() != Kind.GONE) {
                    throw e;
                }
                LOG.warnf("event=entity_missing book=%s entity=%s id=%s", bookId, entity, id);
            } catch (UnreadableBooksException e) {
                LOG.warnf(
                        "event=entity_unusable book=%s entity=%s id=%s reason=\"%s\"",
                        bookId, entity, id, e.getMessage());
            }
        }
        return loaded;
    }

    private JsonNode fetch(CompanyCalls calls, String entity, String id) throws BooksCallException {
        var fetched = calls.read(entity, id);
        snapshots.save(calls.book().bookId(), entity, id, fetched.body());
        return fetched.tree();
    }
}
