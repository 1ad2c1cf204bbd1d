using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Login;

/// <summary>What a registry password stands for. It freezes no permission: those are asked for at each use.</summary>
/// <param name="Principal">Who asked for it.</param>
/// <param name="Region">Region of the registry where the host of a request does not name one.</param>
/// <param name="Expires">Its end.</param>
/// <param name="Account">Account of the registry where the host of a request does not name one; null for the principal's own.</param>
internal sealed record RegistryLogin(Principal Principal, string Region, DateTimeOffset Expires, string? Account = null);

[JsonSourceGenerationOptions(Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(RegistryLogin))]
internal sealed partial class RegistryLoginJson : JsonSerializerContext;
