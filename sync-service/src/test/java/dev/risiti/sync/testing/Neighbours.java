package dev.risiti.sync.testing;

import static java.util.Map.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.books.BookMapping;
import dev.risiti.contracts.books.ItemDefaults;
import dev.risiti.contracts.credential.AccessToken;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.event.EventJson;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Speaks the wires of QuickBooks, of credential-service's internal API and of KRA's direct door as far as code lists and item classes go.
 *
 * <p>Every company is connected except {@code 999}, which is once {@code /control/connect} was called. Company
 * {@code 429} is throttled, company {@code 401} refuses its first access token. Entities are put under
 * {@code /control/v3/...} at the path they are read from, credentials other than the usual ones of a direct device under
 * {@code /control/internal/...}; what was posted is read back from {@code /control/posted/}.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    public static final String CONTROL_URL = "test.neighbours.url";
    public static final String DEVICE = "device-1";
    public static final String TENANT = "tenant-1";
    public static final String PIN = "P051234567M";

    /** Rows of the item class list on the direct door: more than are stored at once. */
    public static final int CLASSES = 1_200;

    private static final String LATE_COMPANY = "999";
    private static final List<String> COMPANIES = List.of("100", "200", "300", "401", "429");

    private final Map<String, byte[]> entities = new ConcurrentHashMap<>();
    private final Map<String, List<String>> posted = new ConcurrentHashMap<>();
    private final Set<String> requestIds = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> tokens = new ConcurrentHashMap<>();
    private volatile boolean lateCompanyConnected;
    private final HttpServer server;

    public Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String bookOf(String company) {
        return "book-" + company;
    }

    @Override
    public Map<String, String> start() {
        seed();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v3/company/", this::quickBooks);
        server.createContext("/internal/", this::credentials);
        server.createContext("/etims-api/selectCodeList", this::codeList);
        server.createContext("/etims-api/selectItemClsList", this::classList);
        server.createContext("/control/", this::control);
        server.start();
        String base = "http://localhost:" + server.getAddress().getPort();
        return Map.ofEntries(
                entry(CONTROL_URL, base + "/control"),
                entry("risiti.quickbooks.url", base),
                entry("risiti.quickbooks.throttle-pause", "2s"),
                entry("risiti.credential.url", base),
                entry("risiti.credential.book-fresh", "100ms"),
                entry("risiti.kra.direct-url", base + "/etims-api"),
                entry("risiti.polling.class-list-again", "100ms"),
                entry("risiti.intake.first-retry", "200ms"),
                entry("risiti.intake.longest-retry", "400ms"),
                entry("risiti.books.first-retry", "200ms"),
                entry("risiti.books.longest-retry", "400ms"));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void seed() {
        for (String company : COMPANIES) {
            put(company, "item/11", resource("qbo-item-inventory.json"));
            put(company, "item/13", resource("qbo-item-service.json"));
            put(company, "item/14", resource("qbo-item-noninventory.json"));
            put(company, "item/12", resource("qbo-item-inventory.json").replace("\"Id\": \"11\"", "\"Id\": \"12\""));
            Map.of("5", "9", "6", "11", "7", "13")
                    .forEach((code, rate) -> put(company, "taxcode/" + code, """
                            {"TaxCode":{"Id":"%s","Name":"code %s","SalesTaxRateList":{"TaxRateDetail":
                             [{"TaxRateRef":{"value":"%s"}}]}}}""".formatted(code, code, rate)));
            Map.of("9", "16", "11", "0", "13", "0")
                    .forEach((rate, percent) -> put(
                            company,
                            "taxrate/" + rate,
                            "{\"TaxRate\":{\"Id\":\"%s\",\"RateValue\":%s}}".formatted(rate, percent)));
        }
    }

    private void put(String company, String path, String entity) {
        entities.put("/v3/company/" + company + "/" + path, entity.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream file = Neighbours.class.getResourceAsStream("/quickbooks/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void quickBooks(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String company = path.split("/")[3];
        if (company.equals("429")) {
            send(exchange, 429, resource("qbo-fault-429-throttle.json"));
        } else if (!tokenIsGood(exchange, company)) {
            send(exchange, 401, resource("qbo-fault-gateway-401.json"));
        } else if (exchange.getRequestMethod().equals("POST")) {
            // A repeated request id is answered like the first and has no second effect.
            if (requestIds.add(company + exchange.getRequestURI().getQuery())) {
                posted.computeIfAbsent(company, unseen -> new CopyOnWriteArrayList<>())
                        .add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            send(exchange, 200, "{\"Attachable\":{\"Id\":\"1\"},\"time\":\"2026-11-18T09:13:00.000-08:00\"}");
        } else if (entities.containsKey(path)) {
            send(exchange, 200, new String(entities.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8));
        } else {
            send(exchange, 400, resource("qbo-fault-610-object-not-found.json"));
        }
    }

    private static boolean tokenIsGood(HttpExchange exchange, String company) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return company.equals("401") ? "Bearer token-401-2".equals(given) : given.startsWith("Bearer token-" + company);
    }

    private void credentials(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] put = entities.get(exchange.getRequestURI().getPath());
        if (put != null) {
            send(exchange, 200, new String(put, StandardCharsets.UTF_8));
        } else if (path[2].equals("devices")) {
            send(
                    exchange,
                    200,
                    json(new DeviceCredentials(
                            path[3], Environment.SANDBOX, FrontDoor.DIRECT, PIN, "00", "A".repeat(52), null)));
        } else if (path.length == 3) {
            List<Book> books = Stream.concat(
                            COMPANIES.stream(), lateCompanyConnected ? Stream.of(LATE_COMPANY) : Stream.of())
                    .map(Neighbours::book)
                    .toList();
            send(exchange, 200, json(books));
        } else {
            String company = path[3].substring("book-".length());
            if (path.length == 4) {
                send(exchange, 200, json(book(company)));
            } else {
                AtomicInteger version = tokens.computeIfAbsent(company, unseen -> new AtomicInteger(1));
                if ("refresh=true".equals(exchange.getRequestURI().getQuery())) {
                    version.incrementAndGet();
                }
                String token = "token-" + company + "-" + version.get();
                send(
                        exchange,
                        200,
                        json(new AccessToken(path[3], token, Instant.now().plus(Duration.ofHours(1)))));
            }
        }
    }

    private static Book book(String company) {
        ItemDefaults defaults = new ItemDefaults("3010150000", "KE", "NT", "NO");
        return new Book(
                bookOf(company),
                TENANT,
                "quickbooks",
                company,
                "Company " + company,
                new BookMapping(
                        DEVICE,
                        Map.of(),
                        Map.of("5", TaxType.B, "6", TaxType.C, "7", TaxType.A),
                        defaults,
                        defaults,
                        "Walk-in customer",
                        "KRA PIN",
                        "Original invoice"));
    }

    private void codeList(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.computeIfAbsent("kra", unseen -> new CopyOnWriteArrayList<>()).add(request);
        if (request.contains("20261121120000")) {
            send(
                    exchange,
                    200,
                    "{\"resultCd\":\"001\",\"resultMsg\":\"There is no search result\","
                            + "\"resultDt\":\"20261121120500\",\"data\":null}");
        } else {
            send(exchange, 200, """
                    {"resultCd":"000","resultMsg":"Successful","resultDt":"20261121120000","data":{"clsList":[
                     {"cdCls":"04","cdClsNm":"Taxation Type","cdClsDesc":null,"useYn":"Y","userDfnNm1":"Rate","dtlList":[
                      {"cd":"A","cdNm":"A-Exempt","cdDesc":"A","useYn":"Y","srtOrd":1,"userDfnCd1":"0"},
                      {"cd":"B","cdNm":"B-VAT 16%","cdDesc":"B","useYn":"Y","srtOrd":2,"userDfnCd1":"16"},
                      {"cd":"E","cdNm":"E-VAT 8%","cdDesc":"E","useYn":"N","srtOrd":3,"userDfnCd1":"8"}]},
                     {"cdCls":"07","cdClsNm":"Payment Type","cdClsDesc":null,"useYn":"Y","dtlList":[
                      {"cd":"01","cdNm":"CASH","cdDesc":null,"useYn":"Y","srtOrd":1,"userDfnCd1":null}]}]}}""");
        }
    }

    private void classList(HttpExchange exchange) throws IOException {
        String rows = IntStream.range(0, CLASSES)
                .mapToObj(
                        "{\"itemClsCd\":\"%010d\",\"itemClsNm\":\"Class\",\"itemClsLvl\":4,\"taxTyCd\":\"B\",\"useYn\":\"Y\"}"
                                ::formatted)
                .collect(Collectors.joining(","));
        send(
                exchange,
                200,
                "{\"resultCd\":\"000\",\"resultMsg\":\"Successful\",\"resultDt\":\"20261121120000\","
                        + "\"data\":{\"itemClsList\":[" + rows + "]}}");
    }

    private void control(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/control".length());
        if (path.equals("/connect")) {
            lateCompanyConnected = true;
            send(exchange, 200, "");
        } else if (path.startsWith("/posted/")) {
            send(exchange, 200, json(posted.getOrDefault(path.substring("/posted/".length()), List.of())));
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            entities.remove(path);
            send(exchange, 200, "");
        } else {
            entities.put(path, exchange.getRequestBody().readAllBytes());
            send(exchange, 200, "");
        }
    }

    private static String json(Object value) {
        return new String(EventJson.bytes(value), StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
