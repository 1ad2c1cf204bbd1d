namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TaskEphemeralStorage
{
    public string? KmsKeyId { get; init; }

    public int? SizeInGiB { get; init; }
}
