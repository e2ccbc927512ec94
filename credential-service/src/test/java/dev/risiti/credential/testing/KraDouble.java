package dev.risiti.credential.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * KRA's initialisation, where the start of the serial number says what happens: {@code OK}, {@code LOST} (carried out,
 * the answer never comes), {@code INSTALLED}, {@code BUSY} (throttled once), {@code UNAPPROVED}. Counts calls per serial
 * under {@code GET /calls/SERIAL}.
 */
public final class KraDouble implements QuarkusTestResourceLifecycleManager {
    /** Where the number of calls is asked for. */
    public static final String CALLS_URL = "test.kra.calls-url";

    private static final Pattern SERIAL = Pattern.compile("\"dvcSrlNo\"\\s*:\\s*\"([^\"]+)\"");

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final HttpServer server;

    public KraDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key that KRA gives for a serial number: 52 upper-case hexadecimal characters. */
    public static String keyOf(String serial) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(serial.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).toUpperCase(Locale.ROOT).substring(0, 52);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/etims-api/selectInitOsdcInfo", this::initialise);
        server.createContext("/calls/", this::count);
        server.start();
        String base = "http://localhost:" + server.getAddress().getPort();
        return Map.of("risiti.kra.direct-url", base + "/etims-api", CALLS_URL, base + "/calls/");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void initialise(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher serial = SERIAL.matcher(request);
        if (!serial.find()) {
            send(exchange, 200, refusal("910", "Request parameter error[<dvcSrlNo> : may not be empty]"));
            return;
        }
        int call = calls.computeIfAbsent(serial.group(1), unseen -> new AtomicInteger())
                .incrementAndGet();
        switch (serial.group(1).split("-", 2)[0]) {
            case "OK" -> send(exchange, 200, call == 1 ? installed(serial.group(1)) : alreadyInstalled());
            case "LOST" -> {
                if (call == 1) {
                    exchange.close();
                } else {
                    send(exchange, 200, alreadyInstalled());
                }
            }
            case "INSTALLED" -> send(exchange, 200, alreadyInstalled());
            case "BUSY" -> {
                if (call == 1) {
                    send(exchange, 429, "");
                } else {
                    send(exchange, 200, installed(serial.group(1)));
                }
            }
            default -> send(exchange, 200, refusal("901", "It is not valid device"));
        }
    }

    private static String installed(String serial) {
        return """
                {"resultCd":"000","resultMsg":"Successful","resultDt":"20261121120000","data":{"info":{
                 "tin":"P051234567M","taxprNm":"MTAA TRADERS LIMITED","bsnsActv":"Others","bhfId":"00",
                 "bhfNm":"Headquarter","bhfOpenDt":"20260105","prvncNm":"Nairobi","dstrtNm":"Westlands",
                 "sctrNm":"Westlands","locDesc":null,"hqYn":"Y","mgrNm":"MTAA","mgrTelNo":"0700000000",
                 "mgrEmail":"INFO@EXAMPLE.COM","dvcId":"451200","sdcId":"KRACU0400001999","mrcNo":"KRA00380001",
                 "cmcKey":"%s"}}}""".formatted(keyOf(serial));
    }

    private static String alreadyInstalled() {
        return refusal("902", "This device is installed");
    }

    private static String refusal(String code, String message) {
        return "{\"resultCd\":\"%s\",\"resultMsg\":\"%s\",\"resultDt\":\"20261121120000\",\"data\":null}"
                .formatted(code, message);
    }

    private void count(HttpExchange exchange) throws IOException {
        String serial = exchange.getRequestURI().getPath().substring("/calls/".length());
        AtomicInteger count = calls.get(serial);
        send(exchange, 200, String.valueOf(count == null ? 0 : count.get()));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
