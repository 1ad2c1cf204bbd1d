namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Resource
{
    public double? DoubleValue { get; init; }

    public int? IntegerValue { get; init; }

    public long? LongValue { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<string>? StringSetValue { get; init; }

    public string? Type { get; init; }
}
