using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api.Scanning;

public sealed class ScanningConfigurationApiTests : IAsyncLifetime
{
    private const string OnPush = "{'scanFrequency':'SCAN_ON_PUSH','repositoryFilters':[{'filter':'prod','filterType':'WILDCARD'},{'filter':'app*','filterType':'WILDCARD'}]}";
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_registry_scans_by_hand_until_it_is_told_otherwise()
    {
        var before = await _ecr.CallAsync("GetRegistryScanningConfiguration");
        var put = await _ecr.CallAsync("PutRegistryScanningConfiguration", $"{{'scanType':'BASIC','rules':[{OnPush}]}}");
        var after = await _ecr.CallAsync("GetRegistryScanningConfiguration");

        Assert.Equal(("123456789012", "BASIC"), ((string)before["registryId"]!, (string)before["scanningConfiguration"]!["scanType"]!));
        Assert.Empty(before["scanningConfiguration"]!["rules"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(put["registryScanningConfiguration"], after["scanningConfiguration"]));
        Assert.Equal(["prod", "app*"], after["scanningConfiguration"]!["rules"]![0]!["repositoryFilters"].Each("filter"));
    }

    [Theory]
    [InlineData("{'scanType':'ENHANCED'}", "'scanType' failed to satisfy constraint: 'BASIC is the only type of scanning that Plimsoll supports'")]
    [InlineData("{'rules':[{'scanFrequency':'CONTINUOUS_SCAN','repositoryFilters':[]}]}", "'rules' failed to satisfy constraint: 'scanFrequency must be SCAN_ON_PUSH or MANUAL with scanType BASIC'")]
    [InlineData("{'rules':[{'scanFrequency':'MANUAL','repositoryFilters':[]},{'scanFrequency':'MANUAL','repositoryFilters':[]}]}", "'rules' failed to satisfy constraint: 'each scanFrequency may have one rule'")]
    public async Task What_is_not_done_is_refused(string input, string reason) =>
        Assert.Equal($"InvalidParameterException: Invalid parameter at {reason}", await _ecr.RefusalAsync("PutRegistryScanningConfiguration", input));

    [Fact]
    public async Task Repositories_tell_by_which_filters_they_are_scanned()
    {
        await _ecr.MakeAsync("app");
        await _ecr.MakeAsync("other", ",'imageScanningConfiguration':{'scanOnPush':true}");
        await _ecr.MakeAsync("quiet");
        await _ecr.CallAsync("PutRegistryScanningConfiguration", $"{{'rules':[{OnPush}]}}");

        var answer = await _ecr.CallAsync("BatchGetRepositoryScanningConfiguration", "{'repositoryNames':['app','none','other','quiet']}");

        var shown = answer["scanningConfigurations"]!;
        Assert.Equal(["app", "other", "quiet"], shown.Each("repositoryName"));
        Assert.Equal(["true", "true", "false"], shown.Each("scanOnPush"));
        Assert.Equal(["SCAN_ON_PUSH", "SCAN_ON_PUSH", "MANUAL"], shown.Each("scanFrequency"));
        Assert.Equal(["app*"], shown[0]!["appliedScanFilters"].Each("filter"));
        Assert.Equal(["REPOSITORY_NOT_FOUND"], answer["failures"].Each("failureCode"));
    }
}
