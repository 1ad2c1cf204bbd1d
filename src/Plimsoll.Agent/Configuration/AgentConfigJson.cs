using System.Text.Json.Serialization;

namespace Plimsoll.Agent.Configuration;

[JsonSerializable(typeof(IReadOnlyList<int>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class AgentConfigJson : JsonSerializerContext;
