package dev.risiti.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once released stays readable in both directions. */
class ReleasesTest {
    private static final String CHECKSUMS = "SHA256SUMS";

    @Test
    void thereIsARelease() {
        assertThat(ContractFiles.releases()).isNotEmpty();
        assertThat(releasedTypes()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("releasedTypes")
    void aReleasedTypeIsStillThere(ContractFiles release, String type) {
        assertThat(EventType.of(type)).isPresent();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("releasedTypes")
    void nothingThatWasReleasedIsRemovedOrNarrowed(ContractFiles release, String type) {
        assertThat(SchemaChanges.breaking(
                        release.schema(type), ContractFiles.current().schema(type)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("releasedTypes")
    void oldExamplesAreStillValidAndReadable(ContractFiles release, String type) {
        EventType eventType = EventType.of(type).orElseThrow();
        assertThat(release.examples(type)).isNotEmpty();
        for (Path example : release.examples(type)) {
            byte[] data = ContractFiles.bytes(example);
            assertThat(EventSchemas.validate(eventType, data)).as("%s", example).isEmpty();
            assertThat(EventJson.decode(eventType, data).eventType()).isEqualTo(eventType);
        }
    }

    /** An old reader accepts enumeration values it does not know, so enumerations count as open here. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("releasedTypes")
    void oldReadersCanReadNewExamples(ContractFiles release, String type) {
        ObjectNode old = release.schema(type);
        old.remove("$id");
        openEnums(old);
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        old,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        for (Path example : ContractFiles.current().examples(type)) {
            assertThat(schema.validate(ContractFiles.read(example)))
                    .as("%s", example)
                    .isEmpty();
        }
    }

    /** A release is never edited: its checksums are those written down when it was made. */
    @ParameterizedTest
    @MethodSource("releases")
    void aReleaseIsNeverEdited(ContractFiles release) {
        String actual = release.files().stream()
                .filter(file -> !file.endsWith(CHECKSUMS))
                .map(file -> sha256(file) + "  "
                        + release.root().relativize(file).toString().replace('\\', '/') + "\n")
                .collect(Collectors.joining());
        assertThat(actual)
                .isEqualTo(new String(ContractFiles.bytes(release.root().resolve(CHECKSUMS)), StandardCharsets.UTF_8));
    }

    static List<ContractFiles> releases() {
        return ContractFiles.releases();
    }

    static List<Arguments> releasedTypes() {
        return releases().stream().flatMap(ReleasesTest::typesOf).toList();
    }

    private static Stream<Arguments> typesOf(ContractFiles release) {
        return release.types().stream().map(type -> Arguments.of(release, type));
    }

    private static void openEnums(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("enum");
        }
        node.forEach(ReleasesTest::openEnums);
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ContractFiles.bytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
