package dev.risiti.devstack.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Keys and tokens of the local system: made once, kept in files that only their owner can read.
 *
 * <p>No accessor of this class may be logged.
 */
final class Secrets {

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** Base64 of the 32 bytes that encrypt credential-service's data keys. */
    String vaultKey() {
        return secret("vault-key", Base64.getEncoder());
    }

    /** Bearer token with which a service calls credential-service's internal API. */
    String serviceToken(Program service) {
        return secret("token-" + service.id(), Base64.getUrlEncoder().withoutPadding());
    }

    /** Bearer token of the registration APIs. */
    String adminToken() {
        return secret("admin-token", Base64.getUrlEncoder().withoutPadding());
    }

    /** Bearer token of the operator of this system. */
    String operatorToken() {
        return secret("operator-token", Base64.getUrlEncoder().withoutPadding());
    }

    /** Key with which the books sign their webhooks. */
    String quickBooksVerifierToken() {
        return secret("quickbooks-verifier-token", Base64.getUrlEncoder().withoutPadding());
    }

    private synchronized String secret(String name, Base64.Encoder encoder) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, encoder);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or create the secret " + file, e);
        }
    }

    private void create(Path file, Base64.Encoder encoder) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        Path draft = Files.createTempFile(
                directory,
                "new-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, encoder.encodeToString(secret), StandardOpenOption.WRITE);
        Files.move(draft, file);
    }
}
