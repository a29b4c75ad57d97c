/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.InvalidTurnException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.S3Location;

/** V4 and V5: an address in S3 goes to Bedrock as it is, if a header of Camel's vouches for it. */
class S3AddressTest {

    private static final String ADDRESS = "s3://bucket/in/a.pdf";

    @ParameterizedTest
    @CsvSource({
        "image/png, image png",
        "video/mp4; codecs=x, video mp4",
        "audio/mpeg, audio mp3",
        "application/pdf, document pdf",
        "text/plain, document txt",
        "text/x-log, document txt",
        "text/csv, document csv",
        "text/html, document html",
        "text/markdown, document md",
        "application/json, document txt",
        "'', document pdf",
        "application/octet-stream, document pdf",
    })
    void becomesALocation(String type, String block) {
        ContentBlock read = MediaReader.read(Media.typed(type), ADDRESS);
        assertThat(Media.words(read)).isEqualTo(block);
        assertThat(location(read)).isEqualTo(S3Location.builder().uri(ADDRESS).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelAwsS3ContentType",
                "CamelAzureStorageBlobContentType",
                "CamelMinioContentType",
                "CamelFileContentType"
            })
    void believesTheHeadersOfCamelsStores(String header) {
        assertThat(Media.words(MediaReader.read(Media.exchange(Map.of(header, "image/png")), ADDRESS)))
                .isEqualTo("image png");
        assertThat(MediaReader.read(Media.exchange(Map.of(header, "text/plain")), ADDRESS))
                .as("the header tells of the text")
                .isNull();
        assertThat(MediaReader.read(Media.exchange(Map.of(header, "application/octet-stream")), ADDRESS))
                .isNull();
    }

    @Test
    void takesTheBucketOwnerOutOfTheUri() {
        ContentBlock read = MediaReader.read(Media.typed("image/png"), ADDRESS + "?bucketOwner=123456789012");
        assertThat(location(read))
                .isEqualTo(S3Location.builder()
                        .uri(ADDRESS)
                        .bucketOwner("123456789012")
                        .build());
    }

    @Test
    void readsTheExtensionBeforeTheQuery() {
        assertThat(Media.words(MediaReader.read(Media.typed(""), ADDRESS + "?bucketOwner=123456789012")))
                .isEqualTo("document pdf");
    }

    @Test
    void leavesOutTheLineEndOfATextFile() {
        assertThat(location(MediaReader.read(Media.typed("image/png"), ADDRESS + "\n"))
                        .uri())
                .isEqualTo(ADDRESS);
    }

    @Test
    void keysMayHaveBlanksAndOtherScripts() {
        String uri = "s3://my.bucket-1/Quartals Bericht/世界 (1).pdf";
        assertThat(location(MediaReader.read(Media.typed("application/pdf"), uri))
                        .uri())
                .isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a.png?versionId=1, may have no parameter but bucketOwner",
        "s3://bucket/a.png?, may have no parameter but bucketOwner",
        "s3://bucket/a.png?x=1&bucketOwner=123456789012, may have no parameter but bucketOwner",
        "s3://bucket/a.png?bucketOwner=12345678901, must have an account of 12 digits",
        "s3://bucket/a.png?bucketOwner=12345678901x, must have an account of 12 digits",
        "s3://bucket/a.png?bucketOwner=, must have an account of 12 digits",
        "s3://bucket/a.png?bucketOwner=123456789012&x=1, must have an account of 12 digits",
        "s3://bucket, must be s3://bucket/key",
        "s3://bucket/, must be s3://bucket/key",
        "s3:///a.png, must be s3://bucket/key",
        "s3://, must be s3://bucket/key",
        "s3://Bucket/a.png, must be s3://bucket/key",
    })
    void refusesAWrongAddress(String address, String fault) {
        assertThatThrownBy(() -> MediaReader.read(Media.typed("image/png"), address))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("The body " + address + " " + fault);
    }

    @Test
    void refusesMoreThanOneLineAndMoreThanTheLimit() {
        for (String address : new String[] {ADDRESS + "\ns3://bucket/b.pdf", "s3://bucket/" + "x".repeat(1013)}) {
            assertThatThrownBy(() -> MediaReader.read(Media.typed("image/png"), address, false))
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContaining("The part s3://bucket/")
                    .hasMessageContaining("must be s3://bucket/key, of at most 1024 characters")
                    .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(400));
        }
        String longest = "s3://bucket/" + "x".repeat(1012);
        assertThat(MediaReader.read(Media.typed("image/png"), longest)).isNotNull();
    }

    /** V1 and V5. */
    @ParameterizedTest
    @CsvSource({"image/bmp", "video/x-msvideo", "application/rtf"})
    void refusesATypeWithoutAFormat(String type) {
        assertThatThrownBy(() -> MediaReader.read(Media.typed(type), ADDRESS))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("has the media type " + type);
    }

    /** V5. */
    @Test
    void refusesAnUnknownType() {
        assertThatThrownBy(() -> MediaReader.read(Media.typed("application/octet-stream"), "s3://bucket/a"))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("The body s3://bucket/a has no known media type")
                .hasMessageContaining(Media.HEADER);
    }

    @Test
    void isOrdinaryTextWhereNoHeaderVouchesForIt() {
        assertThat(MediaReader.read(Media.exchange(Map.of()), ADDRESS)).isNull();
        assertThat(MediaReader.read(Media.exchange(Map.of("CamelFileName", "a.pdf")), ADDRESS))
                .isNull();
        for (String type : new String[] {"text/plain", "application/json", "application/octet-stream", "x/y"}) {
            assertThat(MediaReader.read(Media.exchange(Map.of("Content-Type", type)), ADDRESS))
                    .isNull();
        }
    }

    /** Whoever calls the route over HTTP may set Content-Type, and would read any object that the route may read. */
    @Test
    void contentTypeDoesNotVouchForAnAddress() {
        Exchange exchange = Media.exchange(Map.of("Content-Type", "application/pdf"));
        assertThatThrownBy(() -> MediaReader.read(exchange, ADDRESS))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("The body " + ADDRESS)
                .hasMessageContaining("Content-Type may come from outside")
                .hasMessageContaining(Media.HEADER)
                .hasMessageContaining("application/pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Look at s3://bucket/a.png", "S3://bucket/a.png", " s3://bucket/a.png", "/etc/passwd"})
    void otherTextIsNoAddress(String text) {
        assertThat(MediaReader.read(Media.typed("image/png"), text)).isNull();
    }

    private static S3Location location(ContentBlock block) {
        return switch (block.type()) {
            case IMAGE -> block.image().source().s3Location();
            case VIDEO -> block.video().source().s3Location();
            case AUDIO -> block.audio().source().s3Location();
            default -> block.document().source().s3Location();
        };
    }
}
