using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Tests.Api;

/// <summary>Whatever is sent, an operation answers or refuses with an error of AWS's: it never fails.</summary>
public sealed class MalformedInputTests
{
    private static readonly string[] Names = [.. new EcsHarness().Service.Definition.Operations.Select(operation => operation.Name)];

    // Mostly what lets a call get past its first rule, so that the others are met too.
    private static readonly Dictionary<string, string> Sound = new()
    {
        ["cluster"] = "\"default\"",
        ["taskDefinition"] = "\"web\"",
        ["family"] = "\"web\"",
        ["count"] = "2",
        ["status"] = "\"RUNNING\"",
        ["task"] = "\"@task\"",
        ["tasks"] = "[\"@task\"]",
        ["containerInstance"] = "\"@instance\"",
        ["containerInstances"] = "[\"@instance\"]",
        ["resourceArn"] = "\"@task\"",
        ["targetId"] = "\"@instance\"",
        ["launchType"] = "\"EC2\"",
        ["propagateTags"] = "\"NONE\"",
        ["group"] = "\"g\"",
        ["startedBy"] = "null",
        ["maxResults"] = "10",
        ["nextToken"] = "null",
        ["desiredStatus"] = "\"RUNNING\"",
        ["containerName"] = "\"app\"",
        ["clientToken"] = "null",
        ["capacityProviderStrategy"] = "null",
        ["platformVersion"] = "null",
        ["referenceId"] = "null",
        ["volumeConfigurations"] = "[]",
        ["enableExecuteCommand"] = "false",
        ["networkConfiguration"] = "null",
        ["ephemeralStorage"] = "null",
        ["inferenceAcceleratorOverrides"] = "[]",
        ["containerInstanceArn"] = "null",
        ["totalResources"] = """[{"name":"CPU","type":"INTEGER","integerValue":1024},{"name":"MEMORY","type":"INTEGER","integerValue":1024}]""",
    };

    public static TheoryData<string> Operations => [.. Names];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_answers_or_refuses(string name)
    {
        await using var ecs = new EcsHarness();
        await ecs.DefineAsync();
        var instance = await ecs.JoinAsync();
        var task = await ecs.RunAsync();
        var shape = ecs.Service.Definition.Operations.Single(operation => operation.Name == name).Input;
        await Gen.Int[0, int.MaxValue].SampleAsync(
            async seed =>
            {
                var input = Make(shape, new Random(seed), depth: 0)!.ToJsonString()
                    .Replace("@task", task, StringComparison.Ordinal).Replace("@instance", instance, StringComparison.Ordinal);
                try
                {
                    if (IsReadable(input, shape))
                    {
                        await ecs.CallAsync(name, input);
                    }
                }
                catch (Exception error) when (error is not AwsException)
                {
                    throw new InvalidOperationException($"{name} failed on {input}", error);
                }
                catch (AwsException)
                {
                    // Refused, as it should be.
                }
            },
            iter: 1000,
            threads: 1);
    }

    // The endpoint answers what cannot be read with SerializationException.
    private static bool IsReadable(string input, JsonTypeInfo shape)
    {
        try
        {
            return JsonSerializer.Deserialize(input.Replace('\'', '"'), shape) is not null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static JsonNode? Make(JsonTypeInfo shape, Random chance, int depth)
    {
        if (depth > 0 && chance.Next(12) == 0)
        {
            return chance.Next(4) switch { 0 => null, 1 => JsonValue.Create(chance.Next(-5, 5)), 2 => new JsonArray(), _ => new JsonObject() };
        }

        return shape.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject(shape.Properties
                .Where(property => property.Get is not null && (Sound.ContainsKey(property.Name) || chance.Next(3) == 0))
                .Select(property => System.Collections.Generic.KeyValuePair.Create(
                    property.Name,
                    Sound.TryGetValue(property.Name, out var sound) && chance.Next(6) != 0
                        ? JsonNode.Parse(sound)
                        : Make(shape.Options.GetTypeInfo(property.PropertyType), chance, depth + 1)))),
            JsonTypeInfoKind.Enumerable => new JsonArray([.. Enumerable.Range(0, chance.Next(3))
                .Select(_ => Make(shape.Options.GetTypeInfo(shape.ElementType!), chance, depth + 1))]),
            JsonTypeInfoKind.Dictionary => new JsonObject(Enumerable.Range(0, chance.Next(3)).DistinctBy(i => i)
                .Select(i => System.Collections.Generic.KeyValuePair.Create($"k{i}", Make(shape.Options.GetTypeInfo(shape.ElementType!), chance, depth + 1)))),
            _ => Value(Nullable.GetUnderlyingType(shape.Type) ?? shape.Type, chance),
        };
    }

    private static JsonValue Value(Type type, Random chance) =>
        type == typeof(string) ? JsonValue.Create(Word(chance))
        : type == typeof(bool) ? JsonValue.Create(chance.Next(2) == 0)
        : type == typeof(int) ? JsonValue.Create(new[] { 0, 1, 2, 10, 128, -1, int.MaxValue, int.MinValue }[chance.Next(8)])
        : type == typeof(DateTimeOffset) ? JsonValue.Create(new[] { 0d, 1772366400.5, -1e12, 1e12 }[chance.Next(4)])
        : JsonValue.Create(new[] { 0, 1.5, -1, 1e18 }[chance.Next(4)]);

    // Words that mean something somewhere, and some that nowhere do.
    private static string Word(Random chance)
    {
        string[] words =
        [
            "", "web", "web:1", "default", "app", "linux", "EC2", "RUNNING", "STOPPED", "ACTIVE", "DRAINING", "CPU", "MEMORY", "PORTS", "INTEGER", "STRINGSET", "GPU",
            "memberOf", "distinctInstance", "spread", "binpack", "random", "instanceId", "attribute:ecs.os-type == linux", "TAGS", "bridge", "awsvpc", "host",
            "TASK_DEFINITION", "container-instance", "tcp", "udp", "80", "-1", "8080-8090", "arn:aws:ecs:eu-west-1:123456789012:task/default/0", "arn:", "arn:aws:ecs",
            "arn:aws:ecs:eu-west-1:123456789012:cluster/default", "arn:aws:ecs:eu-west-1:123456789012:", "{}", "{\"instanceId\":\"i-1\"}", "\u0000", "\ud83d\ude00", "ä ö", ":", "/", "web:99999999999",
            "999999999999", "512", "containerInsights", "enabled", "disabled", "CMD", "awslogs",
        ];
        return words[chance.Next(words.Length)];
    }
}
