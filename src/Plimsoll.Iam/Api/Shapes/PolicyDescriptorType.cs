using System.Text.Json.Serialization;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>PolicyDescriptorType</c> of AWS's model.</summary>
internal sealed record PolicyDescriptorType
{
    [JsonPropertyName("arn")]
    [Length(20, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public string? Arn { get; init; }
}
