using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Input of <c>PutParameter</c>.</summary>
internal sealed record PutParameterRequest
{
    [Length(0, 1024)]
    public string? AllowedPattern { get; init; }

    [Length(0, 128)]
    public string? DataType { get; init; }

    [Length(0, 1024)]
    public string? Description { get; init; }

    [Length(1, 256)]
    [Pattern(@"^([a-zA-Z0-9:/_-]+)$")]
    public string? KeyId { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? Name { get; init; }

    public bool? Overwrite { get; init; }

    [Length(1, 4096)]
    public string? Policies { get; init; }

    [Length(0, 1000)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [OneOf("Standard", "Advanced", "Intelligent-Tiering")]
    public string? Tier { get; init; }

    [OneOf("String", "StringList", "SecureString")]
    public string? Type { get; init; }

    [Required]
    [Sensitive]
    public string? Value { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(PutParameterRequest);
}
