using System.Text.Json.Serialization;

namespace Plimsoll.Agent.Secrets;

internal sealed record GetParametersRequest(IReadOnlyList<string> Names, bool WithDecryption);

internal sealed record GetParametersResponse(IReadOnlyList<Parameter>? Parameters, IReadOnlyList<string>? InvalidParameters);

internal sealed record Parameter(string? Name, string? Value)
{
    /// <summary>Without the value.</summary>
    public override string ToString() => $"Parameter {Name}";
}

internal sealed record GetSecretValueRequest(string SecretId, string? VersionId, string? VersionStage);

internal sealed record GetSecretValueResponse(string? SecretString)
{
    /// <summary>Without the value.</summary>
    public override string ToString() => "Secret";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetParametersRequest))]
[JsonSerializable(typeof(GetParametersResponse))]
[JsonSerializable(typeof(GetSecretValueRequest))]
[JsonSerializable(typeof(GetSecretValueResponse))]
internal sealed partial class SecretsJson : JsonSerializerContext;
