using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>ProvidedContext</c> of AWS's model.</summary>
internal sealed record ProvidedContext
{
    [Length(4, 2048)]
    public string? ContextAssertion { get; init; }

    [Length(20, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public string? ProviderArn { get; init; }
}
