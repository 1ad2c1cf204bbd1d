using System.Text.Json.Serialization;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Errors as the specification has them.</summary>
internal sealed record ErrorBody(IReadOnlyList<ErrorEntry> Errors);

/// <summary>One error.</summary>
internal sealed record ErrorEntry(string Code, string Message);

/// <summary>Tags of a repository.</summary>
internal sealed record TagListBody(string Name, IReadOnlyList<string> Tags);

/// <summary>Repositories of a registry.</summary>
internal sealed record CatalogBody(IReadOnlyList<string> Repositories);

/// <summary>Referrers of a manifest, as an OCI index.</summary>
internal sealed record ReferrersBody(int SchemaVersion, string MediaType, IReadOnlyList<ReferrerDescriptor> Manifests);

/// <summary>One referrer.</summary>
internal sealed record ReferrerDescriptor(
    string MediaType, string Digest, long Size, string? ArtifactType, IReadOnlyDictionary<string, string>? Annotations);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TagListBody))]
[JsonSerializable(typeof(CatalogBody))]
[JsonSerializable(typeof(ReferrersBody))]
internal sealed partial class RegistryJson : JsonSerializerContext;
