using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Conformance;

/// <summary>Compares the operations of a service with AWS's model of it.</summary>
public static class ModelComparison
{
    /// <summary>
    /// How the operations differ from the model, a line each: names and types of members; on input also members that are missing,
    /// required members, enumerations, lengths, ranges, patterns; on output required members that are missing.
    /// </summary>
    /// <param name="service">The service as it is registered.</param>
    /// <param name="model">AWS's model.</param>
    public static IReadOnlyList<string> Differences(ServiceDefinition service, ApiModel model)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var operation in service.Operations)
        {
            if (!model.Has(operation.Name))
            {
                found.Add($"{operation.Name}: AWS has no such operation");
                continue;
            }

            var walk = new HashSet<(string, Type)>();
            Compare(operation.Input, model.Input(operation.Name), $"{operation.Name} input", input: true, walk, found);
            walk.Clear();
            Compare(operation.Output, model.Output(operation.Name), $"{operation.Name} output", input: false, walk, found);
        }

        return [.. found];
    }

    private static void Compare(
        JsonTypeInfo record, ApiShape? shape, string path, bool input, HashSet<(string, Type)> walk, SortedSet<string> found)
    {
        if (shape is null)
        {
            if (record.Properties.Count > 0)
            {
                found.Add($"{path}: the model has none");
            }

            return;
        }

        if (!walk.Add((shape.Name, record.Type)))
        {
            return;
        }

        if (!ShapeTypes.Agree(record, shape))
        {
            found.Add($"{path}: {record.Type.Name} stands for {shape.Type} {shape.Name}");
            return;
        }

        switch (shape.Type)
        {
            case "structure":
                Members(record, shape, path, input, walk, found);
                break;
            case "list" or "map":
                Compare(record.Options.GetTypeInfo(record.ElementType!), shape.Element, $"{path}[]", input, walk, found);
                break;
            default:
                break;
        }
    }

    private static void Members(
        JsonTypeInfo record, ApiShape shape, string path, bool input, HashSet<(string, Type)> walk, SortedSet<string> found)
    {
        var members = shape.Members;
        foreach (var property in record.Properties)
        {
            var at = $"{path}.{property.Name}";
            if (!members.TryGetValue(property.Name, out var member))
            {
                found.Add($"{at}: the model has no such member");
                continue;
            }

            Compare(record.Options.GetTypeInfo(property.PropertyType), member, at, input, walk, found);
            if (input)
            {
                found.UnionWith(DeclaredConstraints.Differences(property, member, shape.Required.Contains(property.Name)).Select(text => $"{at}: {text}"));
            }
        }

        var names = record.Properties.Select(property => property.Name).ToHashSet();
        foreach (var missing in (input ? members.Keys : shape.Required).Where(name => !names.Contains(name)))
        {
            found.Add($"{path}.{missing}: missing");
        }
    }
}
