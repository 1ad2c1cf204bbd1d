using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Output of <c>ListServerCertificates</c>.</summary>
internal sealed record ListServerCertificatesResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<ServerCertificateMetadata>? ServerCertificateMetadataList { get; init; }
}
