using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>ContextEntry</c> of AWS's model.</summary>
internal sealed record ContextEntry
{
    [Length(5, 256)]
    public string? ContextKeyName { get; init; }

    [OneOf("string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList", "date", "dateList")]
    public string? ContextKeyType { get; init; }

    public IReadOnlyList<string>? ContextKeyValues { get; init; }
}
