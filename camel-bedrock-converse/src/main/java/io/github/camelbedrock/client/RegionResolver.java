/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Finds the region to call. There is no default region: a wrong one costs more than an error at start. */
final class RegionResolver {

    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private RegionResolver() {}

    /**
     * The region of the option, else of the AWS settings in the SDK's order, with AWS_DEFAULT_REGION (which other AWS
     * clients read, and the SDK for Java does not) before the profile.
     *
     * @throws IllegalArgumentException if the option is not a region id, or no region is set anywhere
     */
    static Region resolve(@Nullable String option, @Nullable String profile) {
        if (option != null && !option.isBlank()) {
            return region("option region", option.trim());
        }
        List<Supplier<@Nullable Region>> sources = List.of(
                () -> regionOf(new SystemSettingsRegionProvider()),
                RegionResolver::defaultRegionOfEnvironment,
                () -> regionOf(
                        profile == null
                                ? new AwsProfileRegionProvider()
                                : new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, profile)),
                () -> regionOf(new InstanceProfileRegionProvider()));
        for (Supplier<@Nullable Region> source : sources) {
            Region found = source.get();
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException("No AWS region: set the option region (such as region=eu-central-1), or"
                + " AWS_REGION, AWS_DEFAULT_REGION, the system property aws.region, or a region in the AWS profile");
    }

    private static Region region(String source, String id) {
        if (!REGION.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    source + " must be an AWS region id such as eu-central-1, but was '" + id + "'");
        }
        return Region.of(id);
    }

    private static @Nullable Region defaultRegionOfEnvironment() {
        String id = System.getenv("AWS_DEFAULT_REGION");
        return id == null || id.isBlank() ? null : region("AWS_DEFAULT_REGION", id.trim());
    }

    private static @Nullable Region regionOf(AwsRegionProvider provider) {
        try {
            return provider.getRegion();
        } catch (SdkClientException e) {
            return null; // This source names none; the next one may.
        }
    }
}
