using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Commands;
using Plimsoll.Hosting;

namespace Plimsoll.Local;

/// <summary>Keeps the local instances of a data directory in <c>instances.json</c>.</summary>
internal static class LocalInstancesFile
{
    private const string Name = "instances.json";

    /// <summary>The instances of the last start; none at first.</summary>
    public static IReadOnlyList<LocalInstance> Read(DataDirectory directory)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(directory.PathOf(Name)), LocalInstancesJson.Default.IReadOnlyListLocalInstance) ?? [];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
        catch (JsonException error)
        {
            throw new CommandException(
                $"{directory.PathOf(Name)} is damaged: {error.Message}", "Remove it: the instances join anew. Containers of the old ones stay behind.");
        }
    }

    public static void Write(DataDirectory directory, IReadOnlyList<LocalInstance> instances)
    {
        var draft = directory.PathOf(Name + ".new");
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(instances, LocalInstancesJson.Default.IReadOnlyListLocalInstance));
        File.Move(draft, directory.PathOf(Name), overwrite: true);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<LocalInstance>))]
internal sealed partial class LocalInstancesJson : JsonSerializerContext;
