package dev.risiti.sync.testing;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Works in the books of one company, and sends the webhooks that QuickBooks would. */
public final class Accountant {
    private static final String VERIFIER_TOKEN = "dev-quickbooks-verifier-token";
    private static final String SIGNATURE = "intuit-signature";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String control;
    private final String company;

    public Accountant(String control, String company) {
        this.control = control;
        this.company = company;
    }

    public static String sample(String name) {
        try (InputStream file = Accountant.class.getResourceAsStream("/quickbooks/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves an entity under an id of the test's own, whatever id the JSON has. */
    public void save(String entity, String id, String json) {
        String renamed = json.replaceFirst("(\"sparse\": false,\\s*\"Id\": \")[^\"]+", "$1" + id);
        send(HttpRequest.newBuilder(entityUri(entity, id))
                .PUT(BodyPublishers.ofString(renamed))
                .build());
    }

    public void delete(String entity, String id) {
        send(HttpRequest.newBuilder(entityUri(entity, id)).DELETE().build());
    }

    /** Connects the company that is not connected from the start. */
    public void connect() {
        send(HttpRequest.newBuilder(URI.create(control + "/connect")).build());
    }

    private URI entityUri(String entity, String id) {
        return URI.create("%s/v3/company/%s/%s/%s".formatted(control, company, entity.toLowerCase(Locale.ROOT), id));
    }

    /** Bodies posted to the company, as a JSON array of texts. */
    public String posted() {
        return send(HttpRequest.newBuilder(URI.create(control + "/posted/" + company))
                .build());
    }

    /** A delivery that tells of one change. */
    public String delivery(String entity, String id) {
        return """
                [{"specversion":"1.0","id":"%s","source":"intuit.test=","type":"qbo.%s.updated.v1",
                  "time":"2026-11-18T17:12:45.179851517Z","intuitentityid":"%s","intuitaccountid":"%s","data":{}}]""".formatted(UUID.randomUUID(), entity.toLowerCase(Locale.ROOT), id, company);
    }

    /** Saves and tells. */
    public void change(String entity, String id, String json) {
        save(entity, id, json);
        deliver(delivery(entity, id));
    }

    /** Sends a signed delivery, which must be taken. */
    public void deliver(String body) {
        given().header(SIGNATURE, signature(body))
                .contentType("application/cloudevents+json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/quickbooks")
                .then()
                .statusCode(200);
    }

    /** Sends a delivery with a signature of the caller's and returns the status. */
    public int deliver(String body, String signature) {
        return given().header(SIGNATURE, signature)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/quickbooks")
                .statusCode();
    }

    public static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(VERIFIER_TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
