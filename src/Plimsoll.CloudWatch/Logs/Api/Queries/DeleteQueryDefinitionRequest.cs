using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record DeleteQueryDefinitionRequest
{
    [Required, Length(1, 256)]
    public string? QueryDefinitionId { get; init; }
}
