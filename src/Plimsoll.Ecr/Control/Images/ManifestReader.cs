using System.Text.Json;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>Reads manifests: Docker schema 2 and lists, OCI images and indexes.</summary>
internal static class ManifestReader
{
    /// <summary>Largest manifest in bytes.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>Reads one.</summary>
    /// <param name="bytes">As pushed.</param>
    /// <param name="mediaType">From the caller; needed where the manifest does not say its own.</param>
    /// <param name="algorithm">What its digest is of; SHA-256 where the caller does not say.</param>
    /// <exception cref="AwsException"><c>InvalidParameterException</c>: not a manifest that ECR takes.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> bytes, string? mediaType, DigestAlgorithm? algorithm = null)
    {
        if (bytes.Length > MostBytes)
        {
            throw Invalid($"must have length less than or equal to {MostBytes}");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(document.RootElement, bytes, mediaType, algorithm);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter for an escaped half of a letter, which no string can hold.
            throw Invalid("Invalid JSON syntax");
        }
    }

    private static Manifest Read(JsonElement root, ReadOnlyMemory<byte> bytes, string? given, DigestAlgorithm? algorithm)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("Invalid JSON syntax");
        }

        if (!root.TryGetProperty("schemaVersion", out var version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var schema) || schema != 2)
        {
            throw Invalid("Unsupported schema version, 2 is expected");
        }

        var own = Text(root, "mediaType");
        var mediaType = own ?? given ?? throw EcrErrors.Invalid("ImageManifestMediaType", "is required where the manifest names no media type");
        if (given is not null && own is not null && given != own)
        {
            throw Invalid($"the media type '{given}' is not the manifest's own, '{own}'");
        }

        var manifest = new Manifest
        {
            Bytes = bytes,
            Digest = Digest.Of(bytes.Span, algorithm),
            MediaType = mediaType,
            ArtifactType = Text(root, "artifactType"),
            Subject = root.TryGetProperty("subject", out var subject) && subject.ValueKind != JsonValueKind.Null ? Descriptor.Read(subject).Digest : null,
            Annotations = Annotations(root),
        };
        return MediaTypes.IsIndex(mediaType) ? manifest with { Children = [.. List(root, "manifests").Select(child => child.Digest).Distinct()] }
            : MediaTypes.IsManifest(mediaType) ? WithLayers(manifest, root)
            : throw Invalid($"Unsupported media type '{mediaType}'");
    }

    private static Manifest WithLayers(Manifest manifest, JsonElement root)
    {
        if (!root.TryGetProperty("config", out var element))
        {
            throw Invalid("'config' is missing");
        }

        var config = Descriptor.Read(element);
        var layers = List(root, "layers");
        var own = layers.Where(layer => !MediaTypes.IsForeign(layer.MediaType)).Prepend(config).DistinctBy(layer => layer.Digest).ToList();
        return manifest with
        {
            ArtifactType = manifest.ArtifactType ?? config.MediaType,
            Layers = [.. own.Select(layer => layer.Digest)],
            LayerTypes = own.Where(layer => layer.MediaType is not null).ToDictionary(layer => layer.Digest, layer => layer.MediaType!),
            Size = config.Size + layers.Sum(layer => layer.Size),
        };
    }

    private static List<Descriptor> List(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(Descriptor.Read)]
            : throw Invalid($"'{name}' is missing");

    private static Dictionary<string, string>? Annotations(JsonElement root) =>
        root.TryGetProperty("annotations", out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String)
                .GroupBy(one => one.Name).ToDictionary(same => same.Key, same => same.Last().Value.GetString()!)
            : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static AwsException Invalid(string constraint) => EcrErrors.Invalid("ImageManifest", constraint);

    /// <summary>What a manifest says of content that it names.</summary>
    private sealed record Descriptor(string Digest, long Size, string? MediaType)
    {
        // Sums of sizes must stay numbers whatever a manifest claims.
        private const long MostSize = 1L << 50;

        public static Descriptor Read(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Object || !Naming.Digest.TryParse(Text(element, "digest"), out var digest))
            {
                throw Invalid("a descriptor has no sha256 or sha512 digest");
            }

            return element.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number
                && size.TryGetInt64(out var bytes) && bytes is >= 0 and <= MostSize
                    ? new Descriptor(digest.ToString(), bytes, Text(element, "mediaType"))
                    : throw Invalid("a descriptor has no size");
        }
    }
}
