using Plimsoll.Ecs.Api.ContainerInstances;
using Plimsoll.Ecs.Control.Instances;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Tests.Control.Instances;

public sealed class RegistrationTests
{
    private const string Ada = "arn:aws:iam::123456789012:user/ada";

    private const string Document =
        """{"instanceId":"i-0abc","instanceType":"m5.large","availabilityZone":"eu-west-1c","imageId":"ami-1","architecture":"x86_64"}""";

    private static readonly RegisterContainerInstanceRequest Request = new()
    {
        Attributes = [new() { Name = "ecs.os-type", Value = "linux" }, new() { Name = "rack", Value = "r1" }, new() { Name = "ecs.capability.full-sync" }],
        TotalResources =
        [
            new() { Name = "CPU", Type = "INTEGER", IntegerValue = 2048 }, new() { Name = "MEMORY", Type = "INTEGER", IntegerValue = 4096 },
            new() { Name = "PORTS", Type = "STRINGSET", StringSetValue = ["22"] }, new() { Name = "PORTS_UDP", Type = "STRINGSET", StringSetValue = [] },
        ],
    };

    [Fact]
    public void Every_attribute_comes_back_as_it_was_sent_and_the_zone_is_added()
    {
        var attributes = First(Request).Instance.Attributes!.ToDictionary(one => one.Name!, one => one.Value);

        Assert.Equal(("linux", "r1", "eu-west-1a"), (attributes["ecs.os-type"], attributes["rack"], attributes["ecs.availability-zone"]));
        Assert.True(attributes.ContainsKey("ecs.capability.full-sync"));
    }

    [Fact]
    public void An_identity_document_tells_instance_type_image_architecture_and_zone()
    {
        var instance = First(Request with { InstanceIdentityDocument = Document }).Instance;

        Assert.Equal("i-0abc", instance.Ec2InstanceId);
        Assert.Contains(instance.Attributes!, one => one is { Name: "ecs.instance-type", Value: "m5.large" });
        Assert.Contains(instance.Attributes!, one => one is { Name: "ecs.ami-id", Value: "ami-1" });
        Assert.Contains(instance.Attributes!, one => one is { Name: "ecs.cpu-architecture", Value: "x86_64" });
        Assert.Contains(instance.Attributes!, one => one is { Name: "ecs.availability-zone", Value: "eu-west-1c" });
    }

    [Fact]
    public void An_attribute_that_the_agent_sends_goes_before_what_is_known_else() => Assert.Equal(
        "elsewhere",
        First(Request with { InstanceIdentityDocument = Document, Attributes = [new() { Name = "ecs.availability-zone", Value = "elsewhere" }] }).Zone);

    [Fact]
    public void An_external_instance_has_the_name_of_its_principals_session() => Assert.Equal(
        "mi-0123", First(Request with { InstanceIdentityDocument = "" }, "arn:aws:sts::123456789012:assumed-role/ecsExternal/mi-0123").Instance.Ec2InstanceId);

    [Fact]
    public void A_document_that_cannot_be_read_is_refused() =>
        Assert.Equal("InvalidParameterException", Refused(() => First(Request with { InstanceIdentityDocument = "{" })).Code);

    [Fact]
    public void Without_memory_it_is_refused() => Assert.Equal(
        "totalResources must have MEMORY with a positive integerValue.", Refused(() => First(Request with { TotalResources = [Request.TotalResources![0]] })).Message);

    [Fact]
    public void A_port_that_is_none_is_refused() => Assert.Equal(
        "'x' in PORTS is not a port.",
        Refused(() => First(Request with { TotalResources = [.. Request.TotalResources!.Take(2), new() { Name = "PORTS", StringSetValue = ["x"] }] })).Message);

    [Fact]
    public void GPUs_become_a_resource() => Assert.Contains(
        First(Request with { PlatformDevices = [new() { Id = "GPU-1", Type = "GPU" }] }).Instance.RegisteredResources!,
        resource => resource is { Name: "GPU", StringSetValue: ["GPU-1"] });

    [Fact]
    public void Registering_again_replaces_capabilities_and_keeps_what_a_user_put()
    {
        var again = Registration.Again(First(Request), Request with { Attributes = [new() { Name = "ecs.os-type", Value = "linux" }] }, Ada, "eu-west-1a", []);

        Assert.Equal(["ecs.availability-zone", "ecs.os-type", "rack"], again.Instance.Attributes!.Select(one => one.Name).Order());
    }

    [Fact]
    public void Registering_again_keeps_id_status_and_time_and_raises_the_version()
    {
        var first = First(Request);
        var draining = first with { Instance = first.Instance with { Status = "DRAINING" } };

        var again = Registration.Again(draining, Request, Ada, "eu-west-1b", []);

        Assert.Equal((first.Id, "DRAINING", first.Instance.RegisteredAt, 2L), (again.Id, again.Instance.Status, again.Instance.RegisteredAt, again.Instance.Version!.Value));
        Assert.Equal("eu-west-1a", again.Zone);
    }

    [Theory]
    [InlineData(1024, 4096)]
    [InlineData(2048, 4396)]
    [InlineData(4096, 8192)]
    public void Another_CPU_or_memory_is_answered_and_what_was_registered_first_stays(int cpu, int memory)
    {
        var first = First(Request);
        var grown = Request with
        {
            TotalResources = [Request.TotalResources![0] with { IntegerValue = cpu }, Request.TotalResources[1] with { IntegerValue = memory }],
        };

        Assert.Same(first.Instance.RegisteredResources, Registration.Again(first, grown, Ada, "eu-west-1a", []).Instance.RegisteredResources);
    }

    [Fact]
    public void Another_instance_type_is_refused_in_the_words_that_end_an_agent()
    {
        var first = First(Request with { InstanceIdentityDocument = Document });
        var larger = Request with { InstanceIdentityDocument = Document.Replace("m5.large", "m5.xlarge", StringComparison.Ordinal) };

        var error = Refused(() => Registration.Again(first, larger, Ada, "eu-west-1a", []));

        Assert.Equal(("ClientException", "Container instance type changes are not supported."), (error.Code, error.Message));
    }

    [Fact]
    public void Tags_that_users_set_stay_beside_those_that_the_agent_brings()
    {
        var first = First(Request);
        var tagged = first with { Instance = first.Instance with { Tags = [Tag("team", "a"), Tag("rack", "1")] } };

        var again = Registration.Again(tagged, Request, Ada, "eu-west-1a", [Tag("rack", "2"), Tag("owner", "x")]);

        Assert.Equal(["team=a", "rack=2", "owner=x"], again.Instance.Tags!.Select(tag => $"{tag.Key}={tag.Value}"));
    }

    [Fact]
    public void An_external_instance_of_any_principal_has_an_id_of_its_form() => Assert.Equal("mi-0123456789abcdef0", External().Instance.Ec2InstanceId);

    [Fact]
    public void An_external_instance_keeps_its_id() => Assert.Equal(
        External().Instance.Ec2InstanceId, Registration.Again(External(), Request, Ada, "eu-west-1a", []).Instance.Ec2InstanceId);

    private static AwsException Refused(Func<object> action) => Assert.Throws<AwsException>(action);

    private static ContainerInstanceRecord External() =>
        Registration.First(Request, "c", "0123456789abcdef0123456789abcdef", "arn", Ada, "eu-west-1a", [], default);

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private static ContainerInstanceRecord First(RegisterContainerInstanceRequest request, string caller = Ada) =>
        Registration.First(request, "c", "i", "arn", caller, "eu-west-1a", [], default);
}
