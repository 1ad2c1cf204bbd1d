using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Input of <c>DeleteRepositoryCreationTemplate</c>.</summary>
internal sealed record DeleteRepositoryCreationTemplateRequest
{
    [Required]
    [Length(1, 256)]
    [Pattern(@"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$")]
    public string? Prefix { get; init; }
}
