namespace Plimsoll.Iam.Model;

/// <summary>An OpenID Connect provider whose tokens may assume roles.</summary>
internal sealed record OidcProviderRecord
{
    /// <summary>Its address without the scheme: key of the record, and what its ARN and its condition keys begin with.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Audiences that its tokens may be for.</summary>
    public IReadOnlyList<string> ClientIds { get; init; } = [];

    /// <summary>Thumbprints of its certificates.</summary>
    public IReadOnlyList<string> Thumbprints { get; init; } = [];

    /// <summary>Its tags, in the order of their keys.</summary>
    public IReadOnlyList<TagValue> Tags { get; init; } = [];
}
