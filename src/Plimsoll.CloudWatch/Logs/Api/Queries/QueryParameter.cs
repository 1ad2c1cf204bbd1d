using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record QueryParameter
{
    [Length(0, 1024)]
    public string? DefaultValue { get; init; }

    [Length(0, 512)]
    public string? Description { get; init; }

    [Required, Length(1, 128), Pattern(@"^[a-zA-Z_][a-zA-Z0-9_]*")]
    public string? Name { get; init; }
}
