using System.Text.Json.Serialization;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Storage;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AgentIdentity))]
[JsonSerializable(typeof(TaskState))]
internal sealed partial class AgentStateJson : JsonSerializerContext;
