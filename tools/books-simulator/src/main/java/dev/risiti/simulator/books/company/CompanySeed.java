package dev.risiti.simulator.books.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.Operation;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What a new Kenyan company starts with: its own record and the tax codes and rates of the seed file. */
final class CompanySeed {
    static final String COMPANY_INFO_ID = "1";

    private static final String TAXES = "/seed/taxes.json";

    private CompanySeed() {}

    static void plant(Draft draft, CompanyProfile profile) {
        ObjectNode info = Json.object()
                .put("Id", COMPANY_INFO_ID)
                .put("CompanyName", profile.name())
                .put("LegalName", profile.name())
                .put("Country", "KE")
                .put("FiscalYearStartMonth", "January")
                .put("SupportedLanguages", "en");
        put(draft, EntityType.COMPANY_INFO, info);
        JsonNode taxes = taxes();
        for (JsonNode rate : taxes.path("TaxRate")) {
            put(draft, EntityType.TAX_RATE, rate.deepCopy());
        }
        for (JsonNode code : taxes.path("TaxCode")) {
            put(draft, EntityType.TAX_CODE, code.deepCopy());
        }
    }

    private static void put(Draft draft, EntityType type, ObjectNode entity) {
        String time = QboTime.seconds(draft.now());
        entity.put("domain", "QBO").put("sparse", false).put("SyncToken", "0");
        entity.putObject("MetaData").put("CreateTime", time).put("LastUpdatedTime", time);
        draft.put(type, entity, Operation.CREATED);
    }

    private static JsonNode taxes() {
        try (InputStream file = CompanySeed.class.getResourceAsStream(TAXES)) {
            if (file == null) {
                throw new IllegalStateException(TAXES + " is missing from the program");
            }
            return Json.mapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
