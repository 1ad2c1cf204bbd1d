using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record PutQueryDefinitionRequest
{
    [Length(36, 128), Pattern(@"\S{36,128}")]
    public string? ClientToken { get; init; }

    public IReadOnlyList<string>? LogGroupNames { get; init; }

    [Required, Length(1, 255)]
    public string? Name { get; init; }

    [Length(0, 20), Unsupported]
    public IReadOnlyList<QueryParameter>? Parameters { get; init; }

    [Length(1, 256)]
    public string? QueryDefinitionId { get; init; }

    [OneOf("CWLI", "SQL", "PPL")]
    public string? QueryLanguage { get; init; }

    [Required, Length(1, 10000)]
    public string? QueryString { get; init; }
}
