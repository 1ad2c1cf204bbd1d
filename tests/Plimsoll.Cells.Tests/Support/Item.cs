using System.Text.Json.Serialization;

namespace Plimsoll.Cells.Tests.Support;

internal sealed record Item(string Key, string? Group = null, long Value = 0, string Note = "");

internal sealed record Other(string Key);

[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(Other))]
internal sealed partial class ItemJson : JsonSerializerContext;
