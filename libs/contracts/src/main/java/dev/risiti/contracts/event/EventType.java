package dev.risiti.contracts.event;

import dev.risiti.contracts.books.BookChange;
import dev.risiti.contracts.device.AdoptDevice;
import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.InitialiseDevice;
import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.contracts.device.RemoveDevice;
import dev.risiti.contracts.device.ResumeDevice;
import dev.risiti.contracts.device.SuspendDevice;
import dev.risiti.contracts.document.BranchCustomer;
import dev.risiti.contracts.document.BranchInsurance;
import dev.risiti.contracts.document.BranchUser;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.ImportDecision;
import dev.risiti.contracts.document.ItemComposition;
import dev.risiti.contracts.document.ItemDocument;
import dev.risiti.contracts.document.PurchaseDecision;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.StockCount;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.lineage.ExternalCreditNote;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.reference.ItemClassEntry;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.topic.Topics;
import java.util.Arrays;
import java.util.Optional;

/** Every event type: its CloudEvents {@code type}, the record that is its data, its topic and its JSON Schema. */
public enum EventType {
    SALE("risiti.document.sale.v1", Sale.class, Topics.DOCUMENTS),
    CREDIT_NOTE("risiti.document.credit-note.v1", CreditNote.class, Topics.DOCUMENTS),
    ITEM("risiti.document.item.v1", ItemDocument.class, Topics.DOCUMENTS),
    ITEM_COMPOSITION("risiti.document.item-composition.v1", ItemComposition.class, Topics.DOCUMENTS),
    BRANCH_CUSTOMER("risiti.document.branch-customer.v1", BranchCustomer.class, Topics.DOCUMENTS),
    BRANCH_USER("risiti.document.branch-user.v1", BranchUser.class, Topics.DOCUMENTS),
    BRANCH_INSURANCE("risiti.document.branch-insurance.v1", BranchInsurance.class, Topics.DOCUMENTS),
    STOCK_MOVEMENT("risiti.document.stock-movement.v1", StockMovement.class, Topics.DOCUMENTS),
    STOCK_COUNT("risiti.document.stock-count.v1", StockCount.class, Topics.DOCUMENTS),
    PURCHASE_DECISION("risiti.document.purchase-decision.v1", PurchaseDecision.class, Topics.DOCUMENTS),
    IMPORT_DECISION("risiti.document.import-decision.v1", ImportDecision.class, Topics.DOCUMENTS),
    DOCUMENT_RESULT("risiti.document-result.v1", DocumentResult.class, Topics.RESULTS),
    ROUTED_CREDIT_NOTE("risiti.routed-credit-note.v1", RoutedCreditNote.class, Topics.ROUTED_CREDIT_NOTES),
    EXTERNAL_CREDIT_NOTE("risiti.external-credit-note.v1", ExternalCreditNote.class, Topics.EXTERNAL_CREDIT_NOTES),
    REGISTER_DEVICE("risiti.device-command.register.v1", RegisterDevice.class, Topics.DEVICE_COMMANDS),
    INITIALISE_DEVICE("risiti.device-command.initialise.v1", InitialiseDevice.class, Topics.DEVICE_COMMANDS),
    ADOPT_DEVICE("risiti.device-command.adopt.v1", AdoptDevice.class, Topics.DEVICE_COMMANDS),
    SUSPEND_DEVICE("risiti.device-command.suspend.v1", SuspendDevice.class, Topics.DEVICE_COMMANDS),
    RESUME_DEVICE("risiti.device-command.resume.v1", ResumeDevice.class, Topics.DEVICE_COMMANDS),
    REMOVE_DEVICE("risiti.device-command.remove.v1", RemoveDevice.class, Topics.DEVICE_COMMANDS),
    DEVICE_STATUS("risiti.device-status.v1", DeviceStatus.class, Topics.DEVICES),
    DEVICE_PROGRESS("risiti.device-progress.v1", DeviceProgress.class, Topics.DEVICE_PROGRESS),
    BOOK_CHANGE("risiti.book-change.v1", BookChange.class, Topics.BOOK_CHANGES),
    CODE_ENTRY("risiti.code-entry.v1", CodeEntry.class, Topics.REFERENCE_DATA),
    ITEM_CLASS("risiti.item-class.v1", ItemClassEntry.class, Topics.REFERENCE_DATA);

    private final String type;
    private final Class<? extends RisitiEvent> data;
    private final String topic;

    EventType(String type, Class<? extends RisitiEvent> data, String topic) {
        this.type = type;
        this.data = data;
        this.topic = topic;
    }

    /** The CloudEvents {@code type}. */
    public String type() {
        return type;
    }

    public Class<? extends RisitiEvent> data() {
        return data;
    }

    public String topic() {
        return topic;
    }

    /** The class-path resource of its JSON Schema, which {@code dataschema} names as well. */
    public String schema() {
        return "schemas/" + type + ".json";
    }

    public static Optional<EventType> of(String type) {
        return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
    }
}
