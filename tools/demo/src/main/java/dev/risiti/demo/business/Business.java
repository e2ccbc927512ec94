package dev.risiti.demo.business;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import java.util.List;

/** Who the demo plays: one taxpayer with two branches and one company in the accounting tool. */
public final class Business {
    public static final String TENANT = "savanna-hardware";
    public static final String NAME = "Savanna Hardware Ltd";
    public static final String PIN = "P051234567M";
    public static final String PROVIDER = "quickbooks";
    public static final String REALM = "9341453908059321";
    public static final Branch NAIROBI = new Branch("00", "Nairobi", "SAVANNA/00");
    public static final Branch MOMBASA = new Branch("01", "Mombasa", "SAVANNA/01");

    /** The {@code source} of its documents. */
    public static final String SOURCE = PROVIDER + "/" + REALM;

    private Business() {}

    public static List<Branch> branches() {
        return List.of(NAIROBI, MOMBASA);
    }

    public static DocumentIdentity identity(DocumentKind kind, String sourceDocumentId) {
        return new DocumentIdentity(TENANT, SOURCE, kind, sourceDocumentId);
    }
}
