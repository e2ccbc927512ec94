package dev.risiti.bench.measure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sends sales as raw bytes over one connection: the caller shares the machine with what it measures. */
final class RawSales {
    private final int port;
    private final String pin;
    private final String key;
    private final String stamp = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
            .format(LocalDateTime.now(ZoneId.of("Africa/Nairobi")));
    private long lastNumber;

    RawSales(int port, String pin, String key) {
        this.port = port;
        this.pin = pin;
        this.key = key;
    }

    /** @return sales signed until then, on the clock of {@link System#nanoTime()} */
    long sellUntil(long end) throws IOException {
        long begin = lastNumber;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                out.write(request(lastNumber + 1).getBytes(StandardCharsets.UTF_8));
                String answer = answer(in);
                if (!answer.contains("\"resultCd\":\"000\"")) {
                    throw new IOException(answer);
                }
                lastNumber++;
            }
        }
        return lastNumber - begin;
    }

    private String request(long number) {
        String body = """
                {"trdInvcNo":"INV-%d","invcNo":%d,"orgInvcNo":0,"custNm":"Walk-in","salesTyCd":"N","rcptTyCd":"S",\
                "pmtTyCd":"01","salesSttsCd":"02","cfmDt":"%s","salesDt":"%s","totItemCnt":1,\
                "taxblAmtA":0,"taxblAmtB":100,"taxblAmtC":0,"taxblAmtD":0,"taxblAmtE":0,\
                "taxRtA":0,"taxRtB":16,"taxRtC":0,"taxRtD":0,"taxRtE":0,\
                "taxAmtA":0,"taxAmtB":16,"taxAmtC":0,"taxAmtD":0,"taxAmtE":0,\
                "totTaxblAmt":100,"totTaxAmt":16,"totAmt":116,"prchrAcptcYn":"N",\
                "regrId":"bench","regrNm":"Bench","modrId":"bench","modrNm":"Bench",\
                "receipt":{"rcptPbctDt":"%s","prchrAcptcYn":"N"},\
                "itemList":[{"itemSeq":1,"itemCd":"KE3NTNO0000001","itemClsCd":"1010160100","itemNm":"Delivery",\
                "pkgUnitCd":"NT","pkg":1,"qtyUnitCd":"NO","qty":1,"prc":116,"splyAmt":116,"dcRt":0,"dcAmt":0,\
                "taxTyCd":"B","taxblAmt":100,"taxAmt":16,"totAmt":116}]}""".formatted(number, number, stamp, stamp.substring(0, 8), stamp);
        return "POST /etims-api/saveTrnsSalesOsdc HTTP/1.1\r\nHost: simulator\r\ntin: " + pin
                + "\r\nbhfId: 00\r\ncmcKey: " + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String answer(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the simulator closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
