using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Commands;

namespace Plimsoll.Planning;

/// <summary>Reads the options of an <c>aws ecs</c> command into the JSON input of its operation, by the operation's shape.</summary>
internal static class AwsArguments
{
    private const string InputFile = "cli-input-json";

    /// <summary>The input. Options win over the file, as with the AWS CLI.</summary>
    /// <exception cref="CommandException">An option that the operation has not, or a value that is not of its kind.</exception>
    public static JsonObject Read(IReadOnlyList<string> words, JsonTypeInfo shape)
    {
        var input = new JsonObject();
        var options = new List<(JsonPropertyInfo Property, bool Negated, List<string> Values)>();
        for (var i = 0; i < words.Count;)
        {
            var (name, joined) = words[i].StartsWith("--", StringComparison.Ordinal)
                ? Name(words[i][2..])
                : throw new CommandException($"'{words[i]}' stands where an option should.", "Options are those of the aws command.");
            var following = words.Skip(i + 1).TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
            i += following.Count + 1;
            List<string> values = joined is null ? following
                : following is [] ? [joined]
                : throw new CommandException($"'{following[0]}' stands where an option should.", "Options are those of the aws command.");
            if (name == InputFile)
            {
                Merge(input, Parse(values is [var value] ? FromFile(value) : throw Usage(name)));
                continue;
            }

            var negated = Find(shape, name) is null && name.StartsWith("no-", StringComparison.Ordinal);
            var property = Find(shape, negated ? name[3..] : name) ?? throw Usage(name);
            options.Add((property, negated, values));
        }

        foreach (var (property, negated, values) in options)
        {
            input[property.Name] = Value(property, negated, values, shape.Options);
        }

        return input;
    }

    /// <summary>The options that an operation has, as the AWS CLI spells them, with the kind of their values.</summary>
    public static IReadOnlyList<string> OptionsOf(JsonTypeInfo shape) =>
        [.. shape.Properties.Select(property => $"--{Kebab(property.Name)}{Kind(shape.Options.GetTypeInfo(property.PropertyType))}"), $"--{InputFile} file://FILE"];

    // Capitals in a row are one word: enableECSManagedTags is --enable-ecs-managed-tags.
    private static string Kebab(string name) => string.Concat(name.Select((letter, at) =>
        at > 0 && char.IsAsciiLetterUpper(letter) && (!char.IsAsciiLetterUpper(name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1])))
            ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static string Kind(JsonTypeInfo shape) => (Nullable.GetUnderlyingType(shape.Type) ?? shape.Type) switch
    {
        var type when type == typeof(bool) => "",
        var type when type == typeof(string) => " TEXT",
        var type when type.IsPrimitive => " N",
        _ => shape.Kind == JsonTypeInfoKind.Enumerable ? " …" : " SHORTHAND|JSON",
    };

    private static JsonNode? Value(JsonPropertyInfo property, bool negated, List<string> values, JsonSerializerOptions options)
    {
        var shape = options.GetTypeInfo(property.PropertyType);
        if ((Nullable.GetUnderlyingType(shape.Type) ?? shape.Type) == typeof(bool) && values.Count == 0)
        {
            return JsonValue.Create(!negated);
        }

        var list = shape.Kind == JsonTypeInfoKind.Enumerable;
        if (values is [var whole] && FromFile(whole).TrimStart() is var json && json.StartsWith(list ? '[' : '{'))
        {
            return Parse(json);
        }

        if (list && shape.Options.GetTypeInfo(shape.ElementType!).Kind == JsonTypeInfoKind.Object && values is [['{', ..], ..])
        {
            return new JsonArray([.. values.Select(Parse)]);
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (list)
            {
                writer.WriteStartArray();
                values.ForEach(value => Shorthand.Write(writer, value, options.GetTypeInfo(shape.ElementType!)));
                writer.WriteEndArray();
            }
            else
            {
                Shorthand.Write(writer, values is [var one] ? one : throw Usage(property.Name), shape);
            }
        }

        return JsonNode.Parse(stream.ToArray());
    }

    // argparse, which the AWS CLI reads its options with, takes --name=value too.
    private static (string Name, string? Value) Name(string option) =>
        option.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (option[..at], option[(at + 1)..]) : (option, null);

    private static JsonPropertyInfo? Find(JsonTypeInfo shape, string option) => shape.Properties.FirstOrDefault(
        property => string.Equals(property.Name, option.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private static string FromFile(string value)
    {
        if (!value.StartsWith("file://", StringComparison.Ordinal))
        {
            return value;
        }

        try
        {
            return File.ReadAllText(value["file://".Length..]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"{value} cannot be read: {error.Message}", "Name a file that is there, as file://PATH.");
        }
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            throw new CommandException($"the JSON cannot be read: {error.Message}", "Check its quotes, commas and brackets.");
        }
    }

    private static void Merge(JsonObject input, JsonNode? more)
    {
        foreach (var (name, value) in more as JsonObject ?? [])
        {
            input[name] = value?.DeepClone();
        }
    }

    private static CommandException Usage(string option) =>
        new($"--{option} is not an option of this operation, or needs one value.", "Options are those of the aws command.");
}
