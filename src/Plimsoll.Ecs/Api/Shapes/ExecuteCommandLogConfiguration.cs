namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ExecuteCommandLogConfiguration
{
    public bool? CloudWatchEncryptionEnabled { get; init; }

    public string? CloudWatchLogGroupName { get; init; }

    public string? S3BucketName { get; init; }

    public bool? S3EncryptionEnabled { get; init; }

    public string? S3KeyPrefix { get; init; }
}
