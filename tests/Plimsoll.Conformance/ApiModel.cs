using System.Text.Json;

namespace Plimsoll.Conformance;

/// <summary>AWS's description of a service, as its SDKs are made of: operations and shapes.</summary>
public sealed class ApiModel
{
    private readonly JsonElement _operations;
    private readonly JsonElement _shapes;

    private ApiModel(JsonElement root)
    {
        _operations = root.GetProperty("operations");
        _shapes = root.GetProperty("shapes");
    }

    /// <summary>
    /// Finds <c>shared/models/NAME.json</c> beside the checkout or any folder above it; null when the models are not there.
    /// </summary>
    /// <param name="name">Signing name of the service, e.g. <c>ecs</c>.</param>
    public static ApiModel? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "models", $"{name}.json");
            if (File.Exists(file))
            {
                return new ApiModel(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
            }
        }

        return null;
    }

    /// <summary>A model from its JSON.</summary>
    public static ApiModel Parse(string json) => new(JsonDocument.Parse(json).RootElement);

    /// <summary>The input of an operation; null for an operation that has none.</summary>
    public ApiShape? Input(string operation) => Member(operation, "input");

    /// <summary>The output of an operation; null for an operation that has none.</summary>
    public ApiShape? Output(string operation) => Member(operation, "output");

    /// <summary>The errors that an operation lists.</summary>
    public IReadOnlyList<string> Errors(string operation) => _operations.GetProperty(operation).TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(error => error.GetProperty("shape").GetString()!)] : [];

    /// <summary>Names of the operations.</summary>
    public IEnumerable<string> Operations => _operations.EnumerateObject().Select(operation => operation.Name);

    /// <summary>True when AWS has an operation of this name.</summary>
    public bool Has(string operation) => _operations.TryGetProperty(operation, out _);

    /// <summary>The values of a shape that is an enumeration.</summary>
    public IReadOnlyList<string> Enum(string shape) => Shape(shape).Enum;

    internal ApiShape Shape(string name) => new(this, name, _shapes.GetProperty(name));

    private ApiShape? Member(string operation, string member) =>
        _operations.GetProperty(operation).TryGetProperty(member, out var found) ? Shape(found.GetProperty("shape").GetString()!) : null;
}
