using System.Text.Json.Nodes;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Tests.Api;

public sealed class PullExclusionsApiTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::123456789012:role/ci/puller";
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
        await _ecr.PushImageAsync("app", 1, "v1");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task An_exclusion_is_listed_until_it_is_taken_away()
    {
        Assert.Equal(1772366400, (long)(await RegisterAsync(Role))["createdAt"]!);
        await RegisterAsync("arn:aws:iam::123456789012:user/ada");

        var page = await _ecr.CallAsync("ListPullTimeUpdateExclusions", "{'maxResults':1}");
        var rest = await _ecr.CallAsync("ListPullTimeUpdateExclusions", $"{{'maxResults':1,'nextToken':'{page["nextToken"]}'}}");
        await _ecr.CallAsync("DeregisterPullTimeUpdateExclusion", $"{{'principalArn':'{Role}'}}");

        Assert.Equal([Role, "arn:aws:iam::123456789012:user/ada"], [Single(page), Single(rest)]);
        Assert.Equal("arn:aws:iam::123456789012:user/ada", Single(await _ecr.CallAsync("ListPullTimeUpdateExclusions")));
    }

    [Fact]
    public async Task An_exclusion_is_there_once()
    {
        await RegisterAsync(Role);

        Assert.Equal(
            $"ExclusionAlreadyExistsException: The pull time update exclusion for '{Role}' already exists in the registry with id '123456789012'",
            await _ecr.RefusalAsync("RegisterPullTimeUpdateExclusion", $"{{'principalArn':'{Role}'}}"));
        Assert.Equal(
            "ExclusionNotFoundException: The pull time update exclusion for 'arn:aws:iam::123456789012:user/bob' does not exist in the registry with id '123456789012'",
            await _ecr.RefusalAsync("DeregisterPullTimeUpdateExclusion", "{'principalArn':'arn:aws:iam::123456789012:user/bob'}"));
    }

    [Theory]
    [InlineData("puller/session", false)]
    [InlineData("pullers/session", true)]
    public async Task The_pulls_of_sessions_of_an_excluded_role_are_not_recorded(string session, bool recorded)
    {
        await RegisterAsync(Role);

        await PullAsync(_ecr.As(EcrHarness.Account, PrincipalKind.AssumedRole, session));

        Assert.Equal(recorded, await IsRecordedAsync());
    }

    [Fact]
    public async Task The_pulls_of_the_image_scanner_are_not_recorded()
    {
        await PullAsync(_ecr.Call with { Principal = CommandScanner.Puller(EcrHarness.Account, DateTimeOffset.UnixEpoch) });

        Assert.False(await IsRecordedAsync());
    }

    private Task<JsonNode> RegisterAsync(string principal) => _ecr.CallAsync("RegisterPullTimeUpdateExclusion", $"{{'principalArn':'{principal}'}}");

    private static string Single(JsonNode answer) => (string)Assert.Single(answer["pullTimeUpdateExclusions"]!.AsArray())!;

    private async Task PullAsync(CallContext call)
    {
        var login = await _ecr.LoginAsync(call);
        using var answer = await _ecr.Stranger.SendAsync("GET", "/v2/app/manifests/v1", shape: request => request.Headers.Authorization = login);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<bool> IsRecordedAsync() =>
        (await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}"))["imageDetails"]![0]!["lastRecordedPullTime"] is not null;
}
