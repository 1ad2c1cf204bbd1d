using System.Text.Json;

namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>An API model of AWS: operations, and the shapes of what goes in.</summary>
internal sealed class ApiModel
{
    private readonly JsonElement _shapes;

    private ApiModel(JsonElement root)
    {
        var metadata = root.GetProperty("metadata");
        _shapes = root.GetProperty("shapes");
        IsQuery = metadata.GetProperty("protocol").GetString() == "query";
        Target = metadata.TryGetProperty("targetPrefix", out var prefix) ? prefix.GetString()! : "";
        Version = metadata.GetProperty("apiVersion").GetString()!;
        SigningName = metadata.TryGetProperty("signingName", out var name) ? name.GetString()! : metadata.GetProperty("endpointPrefix").GetString()!;
        Operations = [.. root.GetProperty("operations").EnumerateObject().Select(operation => new ApiOperation(this, operation.Name, InputOf(operation.Value)))];
    }

    public bool IsQuery { get; }

    public string Target { get; }

    public string Version { get; }

    public string SigningName { get; }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static ApiModel Read(string path) => new(JsonDocument.Parse(File.ReadAllBytes(path)).RootElement);

    /// <summary>A shape by name.</summary>
    public JsonElement Shape(string name) => _shapes.GetProperty(name);

    private static string? InputOf(JsonElement operation) => operation.TryGetProperty("input", out var input) ? input.GetProperty("shape").GetString() : null;
}

/// <summary>One operation.</summary>
/// <param name="Model">Its API.</param>
/// <param name="Name">Its name.</param>
/// <param name="Input">Shape of its input; null when it takes none.</param>
internal sealed record ApiOperation(ApiModel Model, string Name, string? Input)
{
    public override string ToString() => $"{Model.SigningName}:{Name}";
}
