using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Agent.Storage;

/// <summary>The agent's data directory. A file is replaced whole: after a kill it is the old one or the new one.</summary>
internal sealed class AgentFiles
{
    private readonly string _root;

    /// <summary>Makes the directory.</summary>
    /// <exception cref="IOException">It can not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public AgentFiles(string root)
    {
        _root = root;
        foreach (var directory in new[] { root, Path.Combine(root, "tasks"), Path.Combine(root, "logs") })
        {
            Directory.CreateDirectory(directory);
            Probe(Path.Combine(directory, ".probe"));
        }
    }

    public string Identity => Path.Combine(_root, "agent.json");

    public string Images => Path.Combine(_root, "images.json");

    public string Task(string id) => Path.Combine(_root, "tasks", id + ".json");

    public string LogPosition(string containerId) => Path.Combine(_root, "logs", containerId + ".json");

    public IEnumerable<string> Tasks() => Directory.EnumerateFiles(Path.Combine(_root, "tasks"), "*.json");

    // An agent that can not write down what it does must not begin: it would join, and fail at its first task.
    private static void Probe(string path)
    {
        File.WriteAllBytes(path, [0]);
        File.Delete(path);
    }

    /// <summary>Reads a file; null when it is not there.</summary>
    /// <exception cref="InvalidDataException">What it holds can not be read.</exception>
    public static T? Read<T>(string path, JsonTypeInfo<T> shape)
        where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize(file, shape);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message}", e);
        }
    }

    public static void Write<T>(string path, T value, JsonTypeInfo<T> shape)
    {
        var next = path + ".new";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(value, shape));
        File.Move(next, path, overwrite: true);
    }
}
