namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Attachment
{
    public IReadOnlyList<KeyValuePair>? Details { get; init; }

    public string? Id { get; init; }

    public string? Status { get; init; }

    public string? Type { get; init; }
}
