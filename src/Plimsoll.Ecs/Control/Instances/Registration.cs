using System.Globalization;
using Plimsoll.Ecs.Api.ContainerInstances;
using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Control.Instances;

/// <summary>Makes the record of an instance from what its agent registers (spec/agent-protocol.md §1.1).</summary>
internal static class Registration
{
    private const string TypeAttribute = "ecs.instance-type";
    private const int ExternalIdDigits = 17;
    private static readonly string[] Reserved = ["ecs.", "com.amazonaws."];

    /// <summary>True for names that only the agent and the control plane may use.</summary>
    public static bool IsReserved(string name) => Reserved.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>A new instance.</summary>
    public static ContainerInstanceRecord First(
        RegisterContainerInstanceRequest request, string cluster, string id, string arn, string callerArn, string defaultZone,
        IReadOnlyList<Tag> tags, DateTimeOffset now)
    {
        var document = Document(request);
        return new ContainerInstanceRecord
        {
            Cluster = cluster,
            Id = id,
            ClientToken = request.ClientToken,
            Instance = new ContainerInstance
            {
                AgentConnected = false,
                Attachments = [],
                Attributes = Attributes(request, [], document, defaultZone),
                ContainerInstanceArn = arn,
                Ec2InstanceId = document?.InstanceId ?? External(callerArn, id),
                RegisteredAt = now,
                RegisteredResources = Resources(request),
                Status = InstanceStatuses.Active,
                Tags = tags,
                Version = 1,
                VersionInfo = request.VersionInfo ?? new VersionInfo(),
            },
        };
    }

    /// <summary>
    /// The same instance after its agent started again: capabilities are replaced, a user's attributes and tags stay. So do the resources
    /// of the first registration, whatever the agent says now: tasks were placed by them, and ECS goes by them until the instance is
    /// deregistered. Only another instance type is refused.
    /// </summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClientException</c> for another type, which ends the agent.</exception>
    public static ContainerInstanceRecord Again(
        ContainerInstanceRecord record, RegisterContainerInstanceRequest request, string callerArn, string defaultZone, IReadOnlyList<Tag> tags)
    {
        _ = Resources(request);
        var kept = (record.Instance.Attributes ?? []).Where(attribute => !IsReserved(attribute.Name!));
        var attributes = Attributes(request, kept, Document(request), record.Zone ?? defaultZone);
        if (Type(record.Instance.Attributes) is { } known && Type(attributes) is { } told && known != told)
        {
            throw EcsErrors.Client("Container instance type changes are not supported.");
        }

        return record with
        {
            ClientToken = request.ClientToken ?? record.ClientToken,
            Instance = record.Instance with
            {
                Attributes = attributes,
                Ec2InstanceId = record.Instance.Ec2InstanceId ?? External(callerArn, record.Id),
                Tags = TagRules.Merge(record.Instance.Tags, tags),
                Version = record.Instance.Version + 1,
                VersionInfo = request.VersionInfo ?? record.Instance.VersionInfo,
            },
        };
    }

    private static IdentityDocument? Document(RegisterContainerInstanceRequest request) =>
        IdentityDocument.Parse(request.InstanceIdentityDocument) is { } document ? document
        : string.IsNullOrEmpty(request.InstanceIdentityDocument) ? null
        : throw EcsErrors.InvalidParameter("The instance identity document could not be read.");

    private static IReadOnlyList<InstanceAttribute> Attributes(
        RegisterContainerInstanceRequest request, IEnumerable<InstanceAttribute> kept, IdentityDocument? document, string defaultZone)
    {
        var all = new Dictionary<string, InstanceAttribute>(StringComparer.Ordinal);
        // What the agent sends comes last: it ends itself when one of its attributes comes back with another value.
        foreach (var attribute in Known(document, defaultZone).Concat(kept).Concat(request.Attributes ?? []))
        {
            if (string.IsNullOrEmpty(attribute.Name))
            {
                throw EcsErrors.InvalidParameter("Attribute names must not be empty.");
            }

            all[attribute.Name] = new InstanceAttribute { Name = attribute.Name, Value = attribute.Value };
        }

        return [.. all.Values];
    }

    private static IEnumerable<InstanceAttribute> Known(IdentityDocument? document, string defaultZone)
    {
        yield return new InstanceAttribute { Name = ContainerInstanceRecord.ZoneAttribute, Value = document?.AvailabilityZone ?? defaultZone };
        if (document?.InstanceType is { Length: > 0 } type)
        {
            yield return new InstanceAttribute { Name = TypeAttribute, Value = type };
        }

        if (document?.ImageId is { Length: > 0 } image)
        {
            yield return new InstanceAttribute { Name = "ecs.ami-id", Value = image };
        }

        // The agent sends it for an external instance alone; what a runtimePlatform asks for is matched with it.
        if (document?.Architecture is { Length: > 0 } architecture)
        {
            yield return new InstanceAttribute { Name = "ecs.cpu-architecture", Value = architecture };
        }
    }

    private static List<Resource> Resources(RegisterContainerInstanceRequest request)
    {
        var resources = (request.TotalResources ?? []).Select(resource => resource with
        {
            DoubleValue = resource.DoubleValue ?? 0,
            LongValue = resource.LongValue ?? 0,
            IntegerValue = resource.IntegerValue ?? 0,
        }).ToList();
        foreach (var name in new[] { ResourceNames.Cpu, ResourceNames.Memory })
        {
            if (resources.Find(resource => resource.Name == name) is not { IntegerValue: > 0 })
            {
                throw EcsErrors.InvalidParameter($"totalResources must have {name} with a positive integerValue.");
            }
        }

        foreach (var name in new[] { ResourceNames.Ports, ResourceNames.PortsUdp })
        {
            var ports = resources.Find(resource => resource.Name == name)?.StringSetValue ?? [];
            if (ports.FirstOrDefault(port => !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is { } wrong)
            {
                throw EcsErrors.InvalidParameter($"'{wrong}' in {name} is not a port.");
            }
        }

        var gpus = (request.PlatformDevices ?? []).Where(device => device.Type == "GPU").Select(device => device.Id!).ToList();
        if (gpus.Count > 0)
        {
            resources.Add(new Resource { Name = ResourceNames.Gpu, Type = "STRINGSET", DoubleValue = 0, LongValue = 0, IntegerValue = 0, StringSetValue = gpus });
        }

        return resources;
    }

    private static string? Type(IReadOnlyList<InstanceAttribute>? attributes) =>
        attributes?.FirstOrDefault(attribute => attribute.Name == TypeAttribute)?.Value;

    // An external instance has no document. Its principal's session is named after it where AWS Systems Manager made it;
    // with any other keys it gets an id of that form, the same each time.
    private static string External(string callerArn, string id) =>
        callerArn.Split('/') is [.., var session] && (session.StartsWith("i-", StringComparison.Ordinal) || session.StartsWith("mi-", StringComparison.Ordinal))
            ? session
            : $"mi-{id[..Math.Min(ExternalIdDigits, id.Length)]}";
}
