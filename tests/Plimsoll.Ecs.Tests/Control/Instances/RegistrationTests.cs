using Plimsoll.Ecs.Api.ContainerInstances;
using Plimsoll.Ecs.Control.Instances;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Tests.Control.Instances;

public sealed class RegistrationTests
{
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
        var again = Registration.Again(First(Request), Request with { Attributes = [new() { Name = "ecs.os-type", Value = "linux" }] }, "eu-west-1a", []);

        Assert.Equal(["ecs.availability-zone", "ecs.os-type", "rack"], again.Instance.Attributes!.Select(one => one.Name).Order());
    }

    [Fact]
    public void Registering_again_keeps_id_status_and_time_and_raises_the_version()
    {
        var first = First(Request);
        var draining = first with { Instance = first.Instance with { Status = "DRAINING" } };

        var again = Registration.Again(draining, Request, "eu-west-1b", []);

        Assert.Equal((first.Id, "DRAINING", first.Instance.RegisteredAt, 2L), (again.Id, again.Instance.Status, again.Instance.RegisteredAt, again.Instance.Version!.Value));
        Assert.Equal("eu-west-1a", again.Zone);
    }

    [Fact]
    public void Another_size_is_refused_in_the_words_that_end_an_agent()
    {
        var error = Refused(() => Registration.Again(
            First(Request), Request with { TotalResources = [Request.TotalResources![0] with { IntegerValue = 1024 }, .. Request.TotalResources.Skip(1)] }, "eu-west-1a", []));

        Assert.Equal(("ClientException", "Container instance type changes are not supported."), (error.Code, error.Message));
    }

    private static AwsException Refused(Func<object> action) => Assert.Throws<AwsException>(action);

    private static ContainerInstanceRecord First(RegisterContainerInstanceRequest request, string caller = "arn:aws:iam::123456789012:user/ada") =>
        Registration.First(request, "c", "i", "arn", caller, "eu-west-1a", [], default);
}
