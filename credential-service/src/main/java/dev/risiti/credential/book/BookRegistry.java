package dev.risiti.credential.book;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.books.BookMapping;
import dev.risiti.credential.device.DeviceRepository;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.credential.tenant.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects books. */
@ApplicationScoped
public class BookRegistry {
    private static final Logger LOG = Logger.getLogger(BookRegistry.class);

    private final BookTable books;
    private final BookTokenTable tokens;
    private final TenantRepository tenants;
    private final DeviceRepository devices;

    BookRegistry(BookTable books, BookTokenTable tokens, TenantRepository tenants, DeviceRepository devices) {
        this.books = books;
        this.tokens = tokens;
        this.tenants = tenants;
        this.devices = devices;
    }

    /**
     * Connects an account of an accounting tool; repeating it replaces name and mapping.
     *
     * @param refreshToken needed the first time and to reconnect; one given before changes nothing
     */
    @Transactional
    public Book connect(
            String tenantId,
            String provider,
            String accountId,
            String name,
            @Nullable String refreshToken,
            BookMapping mapping) {
        if (tenants.findByIdOptional(tenantId).isEmpty()) {
            throw Refusal.unknown(
                    "TENANT_UNKNOWN", "tenantId", tenantId, "There is no such tenant; register it with POST /tenants.");
        }
        checkDevices(tenantId, mapping);
        String bookId = books.store(tenantId, provider, accountId, name, mapping)
                .orElseThrow(() -> Refusal.conflict(
                        "BOOK_OF_ANOTHER_TENANT",
                        "accountId",
                        accountId,
                        "This account is connected for another tenant; check accountId and tenantId."));
        if (refreshToken != null) {
            tokens.connect(bookId, refreshToken);
        } else if (tokens.find(bookId).isEmpty()) {
            throw Refusal.conflict(
                    "REFRESH_TOKEN_MISSING",
                    "refreshToken",
                    null,
                    "The first connection of a book needs the refresh token that the accounting tool gave.");
        }
        LOG.infof("event=book_connected book=%s tenant=%s provider=%s", bookId, tenantId, provider);
        return new Book(bookId, tenantId, provider, accountId, name, mapping);
    }

    private void checkDevices(String tenantId, BookMapping mapping) {
        List<String> named = new ArrayList<>(mapping.deviceByDepartment().values());
        String defaultDevice = mapping.defaultDeviceId();
        if (defaultDevice != null) {
            named.add(defaultDevice);
        }
        if (named.isEmpty()) {
            return;
        }
        List<String> known = devices.ofTenant(tenantId, named);
        named.stream().filter(deviceId -> !known.contains(deviceId)).findFirst().ifPresent(deviceId -> {
            throw Refusal.unknown(
                    "DEVICE_UNKNOWN",
                    "mapping",
                    deviceId,
                    "The mapping names a device that this tenant does not have; register it first.");
        });
    }
}
