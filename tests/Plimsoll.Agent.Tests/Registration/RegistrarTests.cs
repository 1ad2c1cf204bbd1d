using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Storage;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Agent.Tests.Registration;

public sealed class RegistrarTests : IDisposable
{
    private static readonly EngineFacts Facts = new(new Version(1, 41), "20.10.24", "x86_64", 2, 4096, true);
    private readonly string _data = Directory.CreateTempSubdirectory().FullName;
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly FakeRegistration _control = new();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_first_registration_sends_custom_attributes_and_the_second_the_arn_instead()
    {
        var config = new AgentConfig { Cluster = "demo", InstanceAttributes = new Dictionary<string, string> { ["rack"] = "r1" } };
        await RegisterAsync(config);
        var identity = await RegisterAsync(config);

        Assert.Contains(_control.Requests[0].Attributes!, it => it == new InstanceAttribute("rack", "r1"));
        Assert.Null(_control.Requests[0].ContainerInstanceArn);
        Assert.DoesNotContain(_control.Requests[1].Attributes!, it => it.Name == "rack");
        Assert.Equal("arn", _control.Requests[1].ContainerInstanceArn);
        Assert.Equal(("arn", "us-east-1b"), (identity.ContainerInstanceArn, identity.AvailabilityZone));
    }

    [Fact]
    public async Task Capacity_is_that_of_the_shape_less_the_reserved_memory()
    {
        await RegisterAsync(new AgentConfig
        {
            ReservedMemory = 256, Shape = new InstanceShape { Name = "i", Cpu = 1024, Memory = 1024 },
        });

        var resources = _control.Requests[0].TotalResources!.ToDictionary(it => it.Name);
        Assert.Equal((1024, 768), (resources["CPU"].IntegerValue, resources["MEMORY"].IntegerValue));
        Assert.Equal(["22", "2375", "2376", "51678", "51679"], resources["PORTS"].StringSetValue);
        Assert.Empty(resources["PORTS_UDP"].StringSetValue!);
    }

    [Theory]
    [InlineData("ClientException", 5)]
    [InlineData("InvalidParameterException", 5)]
    [InlineData("AccessDeniedException", 1)]
    public async Task A_refusal_ends_the_agent_with_the_exit_code_that_its_supervisor_needs(string error, int code)
    {
        _control.Errors.Enqueue(new AwsException(error, "no"));

        var exit = await Assert.ThrowsAsync<AgentExitException>(() => RegisterAsync(new AgentConfig { Cluster = "demo" }));

        Assert.Equal(code, exit.Code);
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("ServerException", 500)]
    public async Task A_control_plane_that_can_not_answer_now_is_asked_again(string error, int status)
    {
        _control.Errors.Enqueue(new AwsException(error, "later", status));
        var registering = RegisterAsync(new AgentConfig { Cluster = "demo" });

        while (!registering.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("arn", (await registering).ContainerInstanceArn);
        Assert.Equal(_control.Requests[0].ClientToken, _control.Requests[1].ClientToken);
    }

    [Fact]
    public async Task Without_a_cluster_the_default_one_is_made_when_it_is_not_there()
    {
        _control.Errors.Enqueue(new AwsException("ClusterNotFoundException", "Cluster not found."));

        var identity = await RegisterAsync(new AgentConfig());

        Assert.Equal("default", _control.Created);
        Assert.Equal("default", identity.Cluster);
    }

    [Fact]
    public async Task An_attribute_that_does_not_come_back_ends_the_agent()
    {
        _control.Loses = "ecs.os-type";

        var exit = await Assert.ThrowsAsync<AgentExitException>(() => RegisterAsync(new AgentConfig { Cluster = "demo" }));

        Assert.Equal(5, exit.Code);
        Assert.Contains("Attribute validation failed", exit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_of_another_cluster_is_refused()
    {
        await RegisterAsync(new AgentConfig { Cluster = "one" });

        Assert.Equal(5, (await Assert.ThrowsAsync<AgentExitException>(() => RegisterAsync(new AgentConfig { Cluster = "two" }))).Code);
    }

    [Fact]
    public void Only_what_the_engine_and_the_configuration_can_do_is_advertised()
    {
        var old = Capabilities.Of(
            new AgentConfig { DisablePrivileged = true }, Facts with { ApiVersion = new Version(1, 24), TaskCgroups = false }, first: true);
        var names = old.Select(it => it.Name).ToHashSet();

        Assert.Contains("com.amazonaws.ecs.capability.docker-remote-api.1.24", names);
        Assert.DoesNotContain("com.amazonaws.ecs.capability.docker-remote-api.1.25", names);
        Assert.DoesNotContain("com.amazonaws.ecs.capability.privileged-container", names);
        Assert.DoesNotContain("ecs.capability.task-cpu-mem-limit", names);
        Assert.DoesNotContain("ecs.capability.task-eni", names);
        Assert.Contains("ecs.capability.full-sync", names);
    }

    [Theory]
    [InlineData(true, new[] { "ecs.vpc-id=vpc-1", "ecs.subnet-id=subnet-1" })]
    [InlineData(false, new string[0])]
    public void An_instance_on_which_tasks_have_interfaces_names_its_vpc_and_subnet(bool taskEni, string[] named)
    {
        var shape = new InstanceShape { Name = "i", Cpu = 1024, Memory = 1024, Vpc = new VpcNetwork("vpc", "172.31.0.0/16", "vpc-1", "subnet-1") };
        var attributes = Capabilities.Of(new AgentConfig { TaskEni = taskEni, Shape = shape }, Facts, first: false);

        Assert.Equal(named, attributes.Where(it => it.Name is "ecs.vpc-id" or "ecs.subnet-id").Select(it => $"{it.Name}={it.Value}"));
    }

    private Task<AgentIdentity> RegisterAsync(AgentConfig config) =>
        new Registrar(_control, config, new AgentFiles(_data), _time, new Random(1), NullLogger.Instance)
            .RegisterAsync(Facts, CancellationToken.None);

    private sealed class FakeRegistration : IControlPlane
    {
        public List<RegisterContainerInstanceRequest> Requests { get; } = [];

        public Queue<Exception> Errors { get; } = new();

        public string? Loses { get; set; }

        public string? Created { get; private set; }

        public Task<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(
            RegisterContainerInstanceRequest request, CancellationToken cancel)
        {
            Requests.Add(request);
            if (Errors.TryDequeue(out var error))
            {
                throw error;
            }

            return Task.FromResult(new RegisterContainerInstanceResponse
            {
                ContainerInstance = new RegisteredInstance
                {
                    ContainerInstanceArn = "arn",
                    Attributes =
                    [
                        .. request.Attributes!.Where(it => it.Name != Loses), new InstanceAttribute("ecs.availability-zone", "us-east-1b"),
                    ],
                },
            });
        }

        public Task CreateClusterAsync(CreateClusterRequest request, CancellationToken cancel)
        {
            Created = request.ClusterName;
            return Task.CompletedTask;
        }

        public Task<DiscoverPollEndpointResponse> DiscoverPollEndpointAsync(
            DiscoverPollEndpointRequest request, CancellationToken cancel) => throw new NotSupportedException();

        public Task<TaskProtectionResponse> GetTaskProtectionAsync(GetTaskProtectionRequest request, CancellationToken cancel) => throw new NotSupportedException();

        public Task<TaskProtectionResponse> UpdateTaskProtectionAsync(UpdateTaskProtectionRequest request, CancellationToken cancel) => throw new NotSupportedException();

        public Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancel) => throw new NotSupportedException();

        public Task SubmitTaskStateChangeAsync(SubmitTaskStateChangeRequest request, CancellationToken cancel) =>
            throw new NotSupportedException();

        public Task SubmitAttachmentStateChangesAsync(SubmitAttachmentStateChangesRequest request, CancellationToken cancel) =>
            throw new NotSupportedException();
    }
}
