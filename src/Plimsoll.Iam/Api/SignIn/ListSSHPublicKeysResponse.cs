using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Output of <c>ListSSHPublicKeys</c>.</summary>
internal sealed record ListSSHPublicKeysResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<SSHPublicKeyMetadata>? SSHPublicKeys { get; init; }
}
