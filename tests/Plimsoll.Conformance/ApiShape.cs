using System.Text.Json;

namespace Plimsoll.Conformance;

/// <summary>A type of the model.</summary>
public sealed class ApiShape
{
    private readonly ApiModel _model;
    private readonly JsonElement _json;

    internal ApiShape(ApiModel model, string name, JsonElement json) => (_model, Name, _json) = (model, name, json);

    /// <summary>Its name in the model.</summary>
    public string Name { get; }

    /// <summary><c>structure</c>, <c>list</c>, <c>map</c>, <c>string</c>, <c>integer</c>, …</summary>
    public string Type => _json.GetProperty("type").GetString()!;

    /// <summary>Members of a structure, by name.</summary>
    public IReadOnlyDictionary<string, ApiShape> Members => _json.TryGetProperty("members", out var members)
        ? members.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value))
        : new Dictionary<string, ApiShape>();

    /// <summary>Names of the members that a structure must have.</summary>
    public IReadOnlyList<string> Required => Strings("required");

    /// <summary>Values of an enumeration; empty when it is none.</summary>
    public IReadOnlyList<string> Enum => Strings("enum");

    /// <summary>Item of a list, or value of a map.</summary>
    public ApiShape Element => Of(_json.GetProperty(Type == "map" ? "value" : "member"));

    /// <summary>Least length or value.</summary>
    public double? Min => Number("min");

    /// <summary>Most length or value.</summary>
    public double? Max => Number("max");

    /// <summary>Regular expression of a string.</summary>
    public string? Pattern => _json.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null;

    private ApiShape Of(JsonElement reference) => _model.Shape(reference.GetProperty("shape").GetString()!);

    private double? Number(string name) => _json.TryGetProperty(name, out var number) ? number.GetDouble() : null;

    private string[] Strings(string name) =>
        _json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
