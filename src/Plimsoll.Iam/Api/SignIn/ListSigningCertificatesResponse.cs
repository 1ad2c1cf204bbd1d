using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Output of <c>ListSigningCertificates</c>.</summary>
internal sealed record ListSigningCertificatesResponse
{
    public IReadOnlyList<SigningCertificate>? Certificates { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
