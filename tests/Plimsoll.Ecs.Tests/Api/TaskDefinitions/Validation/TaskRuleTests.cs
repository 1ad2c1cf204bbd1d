using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Validation;

/// <summary>What is refused at the level of the task, in AWS's words.</summary>
public sealed class TaskRuleTests : IAsyncDisposable
{
    private const string Troubleshooting = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("", "Family should not be null or empty.")]
    [InlineData("a b", "Family contains invalid characters.")]
    [InlineData("a:1", "Family contains invalid characters.")]
    public async Task A_family_is_a_name(string family, string message) => await RefusedAsync(
        message, $"{{'family':'{family}','containerDefinitions':[{{'name':'app','image':'nginx','memory':128}}]}}");

    [Fact]
    public async Task A_family_has_at_most_255_characters() => await RefusedAsync(
        "Family is too long: at most 255 characters are allowed.",
        $"{{'family':'{new string('a', 256)}','containerDefinitions':[{{'name':'app','image':'nginx','memory':128}}]}}");

    [Fact]
    public async Task There_is_a_container() => await RefusedAsync("Container list cannot be empty", "{'family':'web','containerDefinitions':[]}");

    [Fact]
    public async Task There_are_at_most_ten_containers() => await RefusedAsync(
        "Too many containers: a task definition can have at most 10, 11 were given.",
        $"{{'family':'web','containerDefinitions':[{string.Join(',', Enumerable.Range(0, 11).Select(i => $"{{'name':'c{i}','image':'i','memory':8}}"))}]}}");

    [Fact]
    public async Task Names_of_containers_are_unique() => await RefusedAsync(
        "Container names must be unique within a task definition",
        Definitions.With(others: "{'name':'app','image':'nginx','memory':128}"));

    [Fact]
    public async Task One_container_is_essential() => await RefusedAsync(
        "At least one container must be marked as essential.", Definitions.With("'essential':false"));

    [Theory]
    [InlineData("'cpu':'127'")]
    [InlineData("'cpu':'196609'")]
    [InlineData("'cpu':'one'")]
    [InlineData("'cpu':'1 GB'")]
    [InlineData("'cpu':'-1'")]
    public async Task CPU_of_a_task_is_128_to_196608(string member) =>
        await RefusedAsync($"Invalid 'cpu' setting for task. {Troubleshooting}", Definitions.With(task: member));

    [Theory]
    [InlineData("'memory':'0'")]
    [InlineData("'memory':'1 vCPU'")]
    [InlineData("'memory':'0.3 GB'")]
    [InlineData("'memory':'99999999999GB'")]
    public async Task Memory_of_a_task_is_whole_MiB(string member) =>
        await RefusedAsync($"Invalid 'memory' setting for task. {Troubleshooting}", Definitions.With(task: member));

    [Theory]
    [InlineData(20, "EphemeralStorage size should be at least 21")]
    [InlineData(201, "EphemeralStorage size should be at most 200")]
    public async Task Ephemeral_storage_is_21_to_200_GiB(int size, string message) =>
        await RefusedAsync(message, Definitions.FargateWith(task: $"'ephemeralStorage':{{'sizeInGiB':{size}}}"));

    [Theory]
    [InlineData("'pidMode':'host'", "pidMode is not supported for Windows containers.")]
    [InlineData("'ipcMode':'task'", "ipcMode is not supported for Windows containers.")]
    public async Task Namespaces_are_not_shared_on_Windows(string member, string message) => await RefusedAsync(
        message, Definitions.With(task: $"{member},'runtimePlatform':{{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}}"));

    [Theory]
    [InlineData("[{'host':{}}]", "Volume.name should not be null or empty.")]
    [InlineData("[{'name':'a/b'}]", "Volume.name 'a/b' contains invalid characters or is longer than 255.")]
    [InlineData("[{'name':'v'},{'name':'v'}]", "Volume names must be unique: 'v' is used more than once.")]
    [InlineData(
        "[{'name':'v','host':{},'configuredAtLaunch':true}]",
        "Volume 'v' has more than one kind of configuration: only one is allowed.")]
    [InlineData(
        "[{'name':'a','configuredAtLaunch':true},{'name':'b','configuredAtLaunch':true}]",
        "Only one volume of a task definition can be configured at launch.")]
    [InlineData(
        "[{'name':'v','dockerVolumeConfiguration':{'autoprovision':true}}]",
        "volume [v] : task scoped volume could not be autoprovisioned")]
    [InlineData("[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'x'}}]", "Invalid fileSystemId 'x' of volume 'v'.")]
    [InlineData(
        "[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1','authorizationConfig':{'accessPointId':'fsap-1'}}}]",
        "EFS access points require TransitEncryption to be enabled.")]
    [InlineData(
        "[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1','transitEncryption':'ENABLED','rootDirectory':'/x','authorizationConfig':{'accessPointId':'fsap-1'}}}]",
        "When using an EFS access point, the root directory must either be set to \"/\" or be omitted.")]
    [InlineData(
        "[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1','transitEncryption':'ENABLED','transitEncryptionPort':65536}}]",
        "Invalid transitEncryptionPort of volume 'v': it must be between 0 and 65535.")]
    [InlineData(
        "[{'name':'v','s3filesVolumeConfiguration':{'fileSystemArn':'a'}}]",
        "Volume 'v' of S3 Files requires a value for 'taskRoleArn'.")]
    public async Task Volumes(string volumes, string message) => await RefusedAsync(message, Definitions.With(task: $"'volumes':{volumes}"));

    [Theory]
    [InlineData("'proxyConfiguration':{'containerName':'app'}", "APPMESH proxy configuration is only supported in networkMode=awsvpc")]
    [InlineData(
        "'networkMode':'awsvpc','proxyConfiguration':{'containerName':'x'}",
        "Proxy container [x] does not exist.")]
    [InlineData(
        "'networkMode':'awsvpc','proxyConfiguration':{'containerName':'app','properties':[{'name':'Port','value':'1'}]}",
        "Unknown property 'Port' of the proxyConfiguration.")]
    [InlineData(
        "'networkMode':'awsvpc','proxyConfiguration':{'containerName':'app'}",
        "The property 'AppPorts' of the proxyConfiguration must be specified.")]
    public async Task Proxies(string members, string message) => await RefusedAsync(message, Definitions.With(task: members));

    [Fact]
    public async Task Accelerators_are_declared_before_they_are_asked_for() => await RefusedAsync(
        "Unknown inference accelerator 'd'.", Definitions.With("'resourceRequirements':[{'type':'InferenceAccelerator','value':'d'}]"));

    [Fact]
    public async Task Distinct_instance_is_no_constraint_of_a_definition() => Assert.Contains(
        "at 'placementConstraints.1.member.type' failed to satisfy constraint: Member must satisfy enum value set: [memberOf]",
        await _ecs.RefusalAsync("RegisterTaskDefinition", Definitions.With(task: "'placementConstraints':[{'type':'distinctInstance'}]")));

    private async Task RefusedAsync(string message, string input) =>
        Assert.Equal($"ClientException: {message}", await _ecs.RefusalAsync("RegisterTaskDefinition", input));
}
