/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.InvalidTurnException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;

/** Bytes are read once, whole and never more of them than may be sent. */
class PartBytesTest {

    private static final byte[] BYTES = {1, 2, 3};
    private static final long TEN_GIGABYTES = 10L << 30;

    @TempDir
    Path dir;

    /** V7, with PDF and DOCX as the User Guide has them now. */
    private static final String LIMITS =
            """
            image/png         | 3932160  | image of format png
            application/msword| 4718592  | document of format doc
            application/pdf   | 19660797 | document of format pdf
            application/vnd.openxmlformats-officedocument.wordprocessingml.document | 19660797 | document of format docx
            video/mp4         | 19660797 | video of format mp4
            audio/wav         | 19660797 | audio of format wav
            text/plain        | 25000000 | text
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = LIMITS)
    void takesBytesUpToTheLimit(String type, int limit, String label) throws Exception {
        Exchange exchange = Media.typed(type);
        assertThat(MediaReader.read(exchange, file(limit))).isNotNull();
        Endless stream = new Endless(limit);
        assertThat(MediaReader.read(exchange, stream)).isNotNull();
        String fault = " bytes, but Bedrock takes at most " + limit + " bytes as " + label + ".";
        assertThatThrownBy(() -> MediaReader.read(exchange, file(limit + 1)))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining(dir + "/large) has " + (limit + 1) + fault);
        assertThatThrownBy(() -> MediaReader.read(exchange, new byte[limit + 1]))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("The body (byte[]) has " + (limit + 1) + fault);
        Endless endless = new Endless(Long.MAX_VALUE);
        assertThatThrownBy(() -> MediaReader.read(exchange, endless))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining(" has more than " + limit + fault);
        assertThat(endless.closed).isTrue();
        assertThat(endless.given).isEqualTo(limit + 1L);
    }

    @Test
    void neverLoadsAFileThatIsTooLarge() throws Exception {
        Exchange exchange = Media.typed("image/png");
        File file = file(TEN_GIGABYTES);
        Object[] parts = {
            file, file.toPath(), new Media.Remote("a.png", TEN_GIGABYTES, null), new FileInputStreamCache(file)
        };
        for (Object part : parts) {
            assertThatThrownBy(() -> MediaReader.read(exchange, part, false))
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageStartingWith("The part (" + part.getClass().getName())
                    .hasMessageContaining(
                            "has 10737418240 bytes, but Bedrock takes at most 3932160 bytes as image of format png");
        }
    }

    @Test
    void stopsACacheThatCannotTellItsLength() throws Exception {
        Blob cache = new Blob(file(4_000_000).toPath());
        assertThatThrownBy(() -> MediaReader.read(Media.typed("image/png"), cache))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("has more than 3932160 bytes");
        assertThat(cache.resets).isEqualTo(2);
    }

    @Test
    void readsACacheThatIsNoStream() throws Exception {
        Blob cache = new Blob(Files.write(dir.resolve("a"), BYTES));
        assertThat(bytes(MediaReader.read(Media.typed("image/png"), cache))).isEqualTo(BYTES);
        assertThat(cache.resets).isEqualTo(2);
    }

    @Test
    void leavesACacheReadyToBeReadAgain() throws Exception {
        Exchange exchange = Media.typed("image/png");
        Path file = Files.write(dir.resolve("a"), BYTES);
        StreamCache[] caches = {new InputStreamCache(BYTES), new FileInputStreamCache(file.toFile())};
        for (StreamCache cache : caches) {
            InputStream stream = (InputStream) cache;
            assertThat(stream.read()).as("somebody has read of it").isEqualTo(1);
            assertThat(bytes(MediaReader.read(exchange, cache))).isEqualTo(BYTES);
            assertThat(stream.readAllBytes()).isEqualTo(BYTES);
        }
    }

    @Test
    void leavesACacheReadyToBeReadAgainAfterAFailure() {
        InputStreamCache cache = new InputStreamCache(new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> MediaReader.read(Media.typed("text/plain"), cache))
                .isInstanceOf(InvalidTurnException.class);
        assertThat(cache.readAllBytes()).hasSize(2);
    }

    /** Its bytes would be in the charset of the platform. */
    @Test
    void takesACachedReaderAsText() throws Exception {
        ReaderCache cache = new ReaderCache("Grüße");
        assertThat(MediaReader.read(Media.exchange(Map.of()), cache).text()).isEqualTo("Grüße");
        assertThat(cache.read()).isEqualTo('G');
    }

    @Test
    void closesAStreamAfterReading() {
        Endless stream = new Endless(3);
        assertThat(bytes(MediaReader.read(Media.typed("image/png"), stream))).hasSize(3);
        assertThat(stream.closed).isTrue();
    }

    /** So that the route may set the type and try again. */
    @Test
    void leavesAStreamOpenThatItCannotName() {
        Endless stream = new Endless(3);
        assertThatThrownBy(() -> MediaReader.read(Media.exchange(Map.of()), stream))
                .isInstanceOf(InvalidTurnException.class);
        assertThat(stream.closed).isFalse();
        assertThat(stream.given).isZero();
    }

    @Test
    void namesTheReasonWhereAStreamBreaks() {
        Endless stream = new Endless(3) {
            @Override
            public int read(byte[] some, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThatThrownBy(() -> MediaReader.read(Media.typed("image/png"), stream))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("the disk is gone")
                .hasCauseInstanceOf(IOException.class);
        assertThat(stream.closed).isTrue();
    }

    @Test
    void keepsTheBytesThatWereSentThoughTheRouteChangesItsArray() {
        byte[] array = BYTES.clone();
        ContentBlock block = MediaReader.read(Media.typed("image/png"), array);
        array[0] = 9;
        assertThat(bytes(block)).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/plain", "application/pdf"})
    void refusesWhatIsEmpty(String type) throws Exception {
        Exchange exchange = Media.typed(type);
        Object[] parts = {new byte[0], file(0), new Endless(0), new InputStreamCache(new byte[0])};
        for (Object part : parts) {
            assertThatThrownBy(() -> MediaReader.read(exchange, part))
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageStartingWith("The body (")
                    .hasMessageContaining(" is empty");
        }
    }

    @Test
    void refusesAFileThatIsNone() {
        Exchange exchange = Media.exchange(Map.of());
        Path missing = dir.resolve("missing");
        Object[][] rows = {
            {dir, dir + " is a directory"},
            {dir.toFile(), dir + " is a directory"},
            {missing, missing + " does not exist"},
            {missing.toFile(), missing + " does not exist"},
            {new Local(missing.toFile(), null), missing + " does not exist"},
            {new File("/dev/zero"), "/dev/zero is not a regular file"},
        };
        for (Object[] row : rows) {
            assertThatThrownBy(() -> MediaReader.read(exchange, row[0]))
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContaining((String) row[1]);
        }
    }

    @Test
    void readsALocalWrappedFile() throws Exception {
        File file = Files.write(dir.resolve("a.png"), BYTES).toFile();
        Exchange exchange = Media.exchange(Map.of());
        assertThat(bytes(MediaReader.read(exchange, new Local(file, null)))).isEqualTo(BYTES);
        assertThat(bytes(MediaReader.read(exchange, new Local(file, file)))).isEqualTo(BYTES);
    }

    @Test
    void readsWhatARemoteFileHolds() throws Exception {
        File file = Files.write(dir.resolve("work"), BYTES).toFile();
        Endless stream = new Endless(3);
        Object[] bodies = {BYTES, stream, file, file.toPath(), new InputStreamCache(BYTES)};
        for (Object body : bodies) {
            ContentBlock block = MediaReader.read(Media.exchange(Map.of()), new Media.Remote("a.png", 0, body));
            assertThat(bytes(block)).hasSize(3);
        }
        assertThat(stream.closed).isTrue();
    }

    @Test
    void loadsARemoteFileThroughCamelsConverter() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            Endless loaded = new Endless(3);
            context.getTypeConverterRegistry()
                    .addTypeConverter(
                            InputStream.class,
                            Media.Remote.class,
                            new org.apache.camel.support.SimpleTypeConverter(
                                    false, (type, exchange, value) -> exchange == null ? null : loaded));
            Exchange exchange = Media.exchange(context, Map.of());
            assertThat(bytes(MediaReader.read(exchange, new Media.Remote("a.png", 3, null))))
                    .hasSize(3);
            assertThat(loaded.closed).isTrue();
        }
    }

    @Test
    void saysSoWhereARemoteFileCannotBeLoaded() {
        assertThatThrownBy(() -> MediaReader.read(Media.exchange(Map.of()), new Media.Remote("a.png", 3, null)))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("a.png) cannot be read");
    }

    private File file(long length) throws IOException {
        File file = dir.resolve("large").toFile();
        try (RandomAccessFile sparse = new RandomAccessFile(file, "rw")) {
            sparse.setLength(length);
        }
        return file;
    }

    private static byte[] bytes(ContentBlock block) {
        return block.image().source().bytes().asByteArray();
    }

    /** Counts what it gives and knows whether it was closed. */
    private static class Endless extends InputStream {

        final long length;
        long given;
        boolean closed;

        Endless(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return given < length && given++ >= 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] some, int offset, int wanted) throws IOException {
            int now = (int) Math.min(wanted, length - given);
            given += now;
            return now == 0 && wanted > 0 ? -1 : now;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A cache that is no stream and does not know its length. */
    private static final class Blob implements StreamCache {

        private final Path file;
        int resets;

        Blob(Path file) {
            this.file = file;
        }

        @Override
        public void reset() {
            resets++;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
        }

        @Override
        public StreamCache copy(Exchange exchange) {
            return this;
        }

        @Override
        public boolean inMemory() {
            return false;
        }

        @Override
        public long length() {
            return 0;
        }

        @Override
        public long position() {
            return -1;
        }
    }

    private record Local(File file, Object content) implements WrappedFile<File> {

        @Override
        public File getFile() {
            return file;
        }

        @Override
        public Object getBody() {
            return content;
        }

        @Override
        public long getFileLength() {
            return file.length();
        }
    }
}
