using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Input of <c>CreateAccessKey</c> and <c>GetUser</c>.</summary>
internal sealed record OptionalUserRequest
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
