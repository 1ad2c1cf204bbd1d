using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>A region to which a secret is to be copied.</summary>
internal sealed record ReplicaRegion
{
    [Length(0, 2048)]
    public string? KmsKeyId { get; init; }

    [Length(1, 128)]
    [Pattern(@"^([a-z]+-)+\d+$")]
    public string? Region { get; init; }
}
