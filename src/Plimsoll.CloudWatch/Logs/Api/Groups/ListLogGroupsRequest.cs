using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record ListLogGroupsRequest
{
    [Length(0, 20)]
    public IReadOnlyList<string>? AccountIdentifiers { get; init; }

    [Length(1, 5), Unsupported]
    public IReadOnlyList<DataSourceFilter>? DataSources { get; init; }

    [Length(1, 20), Unsupported]
    public IReadOnlyList<string>? FieldIndexNames { get; init; }

    public bool? IncludeLinkedAccounts { get; init; }

    [Range(1, 1000)]
    public int? Limit { get; init; }

    [OneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS")]
    public string? LogGroupClass { get; init; }

    [Length(3, 129), Pattern(@"(\^?[\.\-_\/#A-Za-z0-9]{3,24})(\|\^?[\.\-_\/#A-Za-z0-9]{3,24}){0,4}")]
    public string? LogGroupNamePattern { get; init; }

    [Length(1, 5), Unsupported]
    public IReadOnlyList<TagFilter>? LogGroupTags { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }
}
