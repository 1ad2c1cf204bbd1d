using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Conformance;

/// <summary>Which types of .NET stand for which types of the model.</summary>
internal static class ShapeTypes
{
    public static bool Agree(JsonTypeInfo record, ApiShape shape)
    {
        var type = Nullable.GetUnderlyingType(record.Type) ?? record.Type;
        return shape.Type switch
        {
            "structure" => record.Kind == JsonTypeInfoKind.Object,
            "list" => record.Kind == JsonTypeInfoKind.Enumerable,
            "map" => record.Kind == JsonTypeInfoKind.Dictionary,
            "string" => type == typeof(string),
            "boolean" => type == typeof(bool),
            "integer" => type == typeof(int),
            "long" => type == typeof(long),
            "double" => type == typeof(double),
            "float" => type == typeof(double) || type == typeof(float),
            "timestamp" => type == typeof(DateTimeOffset),
            "blob" => type == typeof(string) || type == typeof(byte[]),
            _ => false,
        };
    }
}
