using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record PutSubscriptionFilterRequest
{
    [Unsupported]
    public bool? ApplyOnTransformedLogs { get; init; }

    [Required, Length(1)]
    public string? DestinationArn { get; init; }

    [OneOf("Random", "ByLogStream")]
    public string? Distribution { get; init; }

    [Unsupported]
    public IReadOnlyList<string>? EmitSystemFields { get; init; }

    [Length(0, 2000), Unsupported]
    public string? FieldSelectionCriteria { get; init; }

    [Required, Length(1, 512), Pattern(@"[^:*]*")]
    public string? FilterName { get; init; }

    [Required, Length(0, 1024)]
    public string? FilterPattern { get; init; }

    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Length(1)]
    public string? RoleArn { get; init; }
}
