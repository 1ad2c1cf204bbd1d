using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record DescribeLogGroupsRequest
{
    [Length(0, 20)]
    public IReadOnlyList<string>? AccountIdentifiers { get; init; }

    public bool? IncludeLinkedAccounts { get; init; }

    [Range(1, 50)]
    public int? Limit { get; init; }

    [OneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS")]
    public string? LogGroupClass { get; init; }

    [Length(1, 50)]
    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }

    [Length(0, 512), Pattern(@"[\.\-_/#A-Za-z0-9]*")]
    public string? LogGroupNamePattern { get; init; }

    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupNamePrefix { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }
}
