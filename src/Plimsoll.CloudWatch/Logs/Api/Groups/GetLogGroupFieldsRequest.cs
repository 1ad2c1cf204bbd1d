using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record GetLogGroupFieldsRequest
{
    [Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }

    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Range(0)]
    public long? Time { get; init; }
}
