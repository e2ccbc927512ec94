package dev.risiti.oscu.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What happens to the bytes of one whole HTTP reply between KRA and us. */
sealed interface Mangling {
    /** The bytes that arrive. */
    byte[] applyTo(byte[] reply);

    /** Whether the connection is reset after them instead of being closed in order. */
    default boolean reset() {
        return false;
    }

    /** Whether what arrives cannot be the whole answer. */
    default boolean lost() {
        return false;
    }

    /** Only the first bytes arrive. Measured in thousandths, so that it fits every reply. */
    record Cut(int thousandths, boolean reset) implements Mangling {
        @Override
        public byte[] applyTo(byte[] reply) {
            // One byte is always missing: the last of the body.
            return Arrays.copyOf(reply, Math.min(reply.length - 1, reply.length * thousandths / 1000));
        }

        @Override
        public boolean lost() {
            return true;
        }
    }

    /**
     * Something else answers in KRA's place: a proxy's page, a portal, noise.
     *
     * @param by each byte as one ISO 8859-1 character
     */
    record Replaced(String by) implements Mangling {
        @Override
        public byte[] applyTo(byte[] reply) {
            return by.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public boolean lost() {
            return true;
        }
    }

    /**
     * Some bytes in one place are others, fewer or more.
     *
     * @param inserted each byte as one ISO 8859-1 character
     */
    record Edited(int thousandths, int removed, String inserted) implements Mangling {
        @Override
        public byte[] applyTo(byte[] reply) {
            var text = new String(reply, StandardCharsets.ISO_8859_1);
            int at = text.length() * thousandths / 1000;
            int rest = Math.min(text.length(), at + removed);
            return (text.substring(0, at) + inserted + text.substring(rest)).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static Arbitrary<Mangling> any() {
        var places = Arbitraries.integers().between(0, 999);
        Arbitrary<Mangling> cuts =
                Combinators.combine(places, Arbitraries.of(true, false)).as(Cut::new);
        Arbitrary<Mangling> pages = Arbitraries.of(List.of(
                        "HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n<html>Please log in</html",
                        "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n502",
                        "HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                        "HTTP/1.1 204 No Content\r\n\r\n",
                        "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.0 200 OK\r\n\r\nnull",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                        "SSH-2.0-OpenSSH_9.6\r\n",
                        "\r\n\r\n\r\n"))
                .map(Replaced::new);
        var bytes = Arbitraries.strings().withCharRange('\0', '\u00ff');
        Arbitrary<Mangling> noise = bytes.ofMaxLength(200).map(Replaced::new);
        Arbitrary<Mangling> edits = Combinators.combine(
                        places, Arbitraries.integers().between(0, 20), bytes.ofMaxLength(3))
                .as(Edited::new);
        return Arbitraries.frequencyOf(Tuple.of(4, cuts), Tuple.of(2, pages), Tuple.of(1, noise), Tuple.of(4, edits));
    }
}
