namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record QueryDefinitionShape
{
    public long? LastModified { get; init; }

    public IReadOnlyList<string>? LogGroupNames { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<QueryParameter>? Parameters { get; init; }

    public string? QueryDefinitionId { get; init; }

    public string? QueryLanguage { get; init; }

    public string? QueryString { get; init; }
}
