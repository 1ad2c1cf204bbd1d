using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions;

/// <summary>A definition that uses every member, with one or two places replaced by something else.</summary>
public sealed class MutationTests
{
    private const string Full =
        """
        {"family":"f","taskRoleArn":"r","executionRoleArn":"r","networkMode":"bridge","requiresCompatibilities":["EC2"],"cpu":"1024","memory":"2048",
         "pidMode":"task","ipcMode":"task","enableFaultInjection":true,"tags":[{"key":"a","value":"b"}],
         "placementConstraints":[{"type":"memberOf","expression":"attribute:a == b"}],
         "runtimePlatform":{"cpuArchitecture":"ARM64","operatingSystemFamily":"LINUX"},
         "volumes":[{"name":"v"},{"name":"h","host":{"sourcePath":"/x"}},
          {"name":"k","dockerVolumeConfiguration":{"scope":"shared","autoprovision":true,"driver":"local","driverOpts":{"a":"b"},"labels":{"a":"b"}}},
          {"name":"e","efsVolumeConfiguration":{"fileSystemId":"fs-1","rootDirectory":"/","transitEncryption":"ENABLED","transitEncryptionPort":2999,"authorizationConfig":{"accessPointId":"fsap-1","iam":"ENABLED"}}},
          {"name":"l","configuredAtLaunch":true}],
         "containerDefinitions":[
          {"name":"a","image":"i:1","cpu":10,"memory":64,"memoryReservation":32,"links":["b:c"],"essential":true,"privileged":true,
           "portMappings":[{"containerPort":80,"hostPort":8080,"protocol":"tcp","name":"p","appProtocol":"http"},{"containerPortRange":"100-200"}],
           "environment":[{"name":"A","value":"1"}],"environmentFiles":[{"type":"s3","value":"arn:aws:s3:::b/a.env"}],
           "secrets":[{"name":"S","valueFrom":"p"}],"mountPoints":[{"sourceVolume":"v","containerPath":"/v","readOnly":true},{"sourceVolume":"h","containerPath":"/h"},
            {"sourceVolume":"k","containerPath":"/k"},{"sourceVolume":"e","containerPath":"/e"},{"sourceVolume":"l","containerPath":"/l"}],
           "volumesFrom":[{"sourceContainer":"b","readOnly":true}],"dependsOn":[{"containerName":"b","condition":"HEALTHY"}],
           "startTimeout":5,"stopTimeout":5,"restartPolicy":{"enabled":true,"ignoredExitCodes":[1],"restartAttemptPeriod":60},
           "logConfiguration":{"logDriver":"awsfirelens","options":{"mode":"blocking"},"secretOptions":[{"name":"s","valueFrom":"p"}]},
           "linuxParameters":{"capabilities":{"add":["ALL"],"drop":["KILL"]},"maxSwap":1,"swappiness":1,"sharedMemorySize":1,"tmpfs":[{"containerPath":"/t","size":1}]},
           "ulimits":[{"name":"core","softLimit":1,"hardLimit":1}],"resourceRequirements":[{"type":"GPU","value":"1"}],
           "systemControls":[{"namespace":"net.a","value":"1"}],"credentialSpecs":["credentialspec:x"],"dockerSecurityOptions":["label:x"]},
          {"name":"b","image":"j","memory":64,"essential":false,"healthCheck":{"command":["CMD","x"],"interval":5,"timeout":5,"retries":3,"startPeriod":1},
           "firelensConfiguration":{"type":"fluentbit","options":{"config-file-type":"s3","config-file-value":"x"}}}]}
        """;

    private static readonly string[] Others =
        ["null", "0", "-1", "65536", "2147483648", "1.5", "true", "\"\"", "\"x\"", "\"a:b:c\"", "\"\\u0000\"", "[]", "[null]", "[\"\"]", "{}", "{\"x\":1}"];

    [Fact]
    public async Task The_full_definition_registers()
    {
        await using var ecs = new EcsHarness();

        Assert.NotNull(await ecs.CallAsync("RegisterTaskDefinition", Full));
    }

    [Fact]
    public async Task Whatever_is_put_in_a_place_is_registered_or_refused_but_never_a_fault()
    {
        await using var ecs = new EcsHarness();
        await Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, Others.Length - 1], Gen.Int[0, int.MaxValue], Gen.Int[0, Others.Length - 1]).SampleAsync(
            async (first, value, second, other) =>
            {
                var input = JsonNode.Parse(Full)!;
                Replace(input, first, Others[value]);
                Replace(input, second, Others[other]);
                try
                {
                    await ecs.CallAsync("RegisterTaskDefinition", input.ToJsonString());
                }
                catch (Exception refusal) when (refusal is AwsException { Status: 400 } or JsonException or InvalidOperationException)
                {
                    // What cannot be read the endpoint answers as a SerializationException.
                    Assert.True(refusal is not InvalidOperationException || refusal.Source == "System.Text.Json", refusal.ToString());
                }
            },
            iter: 3000,
            threads: 1);
    }

    private static void Replace(JsonNode root, int place, string value)
    {
        var places = Places(root).ToList();
        var (parent, key) = places[place % places.Count];
        if (parent is JsonObject members)
        {
            members[key] = JsonNode.Parse(value);
        }
        else
        {
            parent.AsArray()[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        }
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend((members, member.Key))),
        JsonArray items => items.SelectMany((item, i) => Places(item).Prepend((items, $"{i}"))),
        _ => [],
    };
}
