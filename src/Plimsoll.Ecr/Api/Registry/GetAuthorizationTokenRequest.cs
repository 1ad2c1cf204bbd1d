using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Input of <c>GetAuthorizationToken</c>.</summary>
internal sealed record GetAuthorizationTokenRequest
{
    [Length(1, 10)]
    public IReadOnlyList<string>? RegistryIds { get; init; }
}
