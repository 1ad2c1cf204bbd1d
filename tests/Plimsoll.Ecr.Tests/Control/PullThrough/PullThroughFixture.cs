using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Control.PullThrough;

/// <summary>ECR with a rule <c>up</c> before a registry that a test steers.</summary>
public abstract class PullThroughFixture : IAsyncLifetime
{
    private protected const string Secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:ecr-pullthroughcache/ada-AbCdEf";
    private readonly string _credentials = Path.GetTempFileName();

    private protected EcrHarness Ecr { get; private set; } = null!;

    private protected FakeUpstream Upstream { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_credentials, """{"ecr-pullthroughcache/ada":{"username":"ada","accessToken":"secret"}}""");
        Upstream = await FakeUpstream.StartAsync();
        Ecr = await EcrHarness.StartAsync(upstreams: new UpstreamOptions { CredentialsFile = _credentials, Insecure = [Upstream.Host] });
        await RuleAsync("up");
    }

    public async ValueTask DisposeAsync()
    {
        Upstream.Go.TrySetResult();
        await Ecr.DisposeAsync();
        await Upstream.DisposeAsync();
        File.Delete(_credentials);
        GC.SuppressFinalize(this);
    }

    private protected Task RuleAsync(string prefix, string more = "") =>
        Ecr.CallAsync("CreatePullThroughCacheRule", $"{{'ecrRepositoryPrefix':'{prefix}','upstreamRegistryUrl':'{Upstream.Host}'{more}}}");

    private protected Task<HttpResponseMessage> GetAsync(string path) =>
        Ecr.Registry.GetAsync($"/v2/{path}", HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Lets time pass once all that was begun is over, and logs in again: a login lasts half a day.</summary>
    private protected async Task LaterAsync(TimeSpan by)
    {
        await Ecr.Service.SettleAsync();
        Ecr.Time.Advance(by);
        Ecr.Registry.DefaultRequestHeaders.Authorization = await Ecr.LoginAsync();
    }

    /// <summary>Waits until a repository has an image.</summary>
    private protected Task CachedAsync(string repository, Digest digest) => Eventually.Async(
        () => Ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region)).ReadAsync(
            view => view.Get(EcrTables.Images, ImageRecord.KeyOf(repository, digest.ToString()))).AsTask(),
        image => image?.PulledAt is not null);
}
