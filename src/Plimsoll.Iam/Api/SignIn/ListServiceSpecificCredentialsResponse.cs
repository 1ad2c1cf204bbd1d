using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Output of <c>ListServiceSpecificCredentials</c>.</summary>
internal sealed record ListServiceSpecificCredentialsResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<ServiceSpecificCredentialMetadata>? ServiceSpecificCredentials { get; init; }
}
