package dev.risiti.devstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path state;

    @Test
    void areTheSameAtTheNextStart() {
        Path directory = state.resolve("secrets");
        String first = new Secrets(directory).vaultKey();

        String second = new Secrets(directory).vaultKey();

        assertThat(second).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
    }

    @Test
    void canBeReadByTheirOwnerAlone() throws Exception {
        Path directory = state.resolve("secrets");
        new Secrets(directory).adminToken();

        assertThat(permissions(directory)).isEqualTo("rwx------");
        try (Stream<Path> list = Files.list(directory)) {
            List<Path> files = list.toList();
            assertThat(files)
                    .hasSize(1)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
