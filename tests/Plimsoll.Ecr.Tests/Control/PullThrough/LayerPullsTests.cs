using System.Net;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Control.PullThrough;

public sealed class LayerPullsTests : PullThroughFixture
{
    private static readonly byte[] Layer = TemporaryBlobs.Bytes(1, 500_000);

    [Fact]
    public async Task A_layer_goes_to_the_client_while_it_comes()
    {
        await BeginAsync(stopAfter: 200_000);

        using var answer = await GetAsync($"up/team/app/blobs/{Digest.Of(Layer)}");
        using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[199_999];
        await body.ReadExactlyAsync(first);
        Upstream.Go.SetResult();
        var rest = new byte[Layer.Length - first.Length];
        await body.ReadExactlyAsync(rest);

        Assert.Equal(Layer, first.Concat(rest));
    }

    [Fact]
    public async Task A_layer_is_fetched_once_however_many_want_it()
    {
        await BeginAsync(stopAfter: 100_000);

        var pulls = Enumerable.Range(0, 20).Select(async _ =>
        {
            using var answer = await GetAsync($"up/team/app/blobs/{Digest.Of(Layer)}");
            return await answer.Content.ReadAsByteArrayAsync();
        }).ToList();
        Upstream.Go.SetResult();

        Assert.All(await Task.WhenAll(pulls), bytes => Assert.Equal(Layer, bytes));
        Assert.Equal(1, Upstream.Count($"GET /v2/team/app/blobs/{Digest.Of(Layer)}"));
    }

    [Fact]
    public async Task Something_else_under_the_digest_of_a_layer_never_arrives_whole()
    {
        var name = Digest.Of(Layer);
        Upstream.Put("team/app", "v1", Layer);
        Upstream.PutLayer("team/app", name, TemporaryBlobs.Bytes(2, Layer.Length));
        (await GetAsync("up/team/app/manifests/v1")).Dispose();

        var failure = await Record.ExceptionAsync(async () =>
        {
            using var answer = await GetAsync($"up/team/app/blobs/{name}");
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        });

        Assert.IsAssignableFrom<HttpRequestException>(failure);
        Assert.Null(await Ecr.Context.Rooms.Plain.Blobs.SizeAsync(name, CancellationToken.None));
    }

    [Fact]
    public async Task A_layer_that_broke_off_goes_on_where_it_stood()
    {
        Upstream.BreakAfter = 150_000;
        Upstream.Put("team/app", "v1", Layer);
        (await GetAsync("up/team/app/manifests/v1")).Dispose();
        using var answer = await GetAsync($"up/team/app/blobs/{Digest.Of(Layer)}");
        using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[149_999];
        await body.ReadExactlyAsync(first);

        // Time goes on until it is tried again, and no longer: patience ends too.
        var again = $"GET /v2/team/app/blobs/{Digest.Of(Layer)} bytes=150000-";
        await Eventually.Async(
            () =>
            {
                Ecr.Time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(Upstream.Count(again));
            },
            count => count > 0);
        var rest = new byte[Layer.Length - first.Length];
        await body.ReadExactlyAsync(rest);

        Assert.Equal(Layer, first.Concat(rest));
        Assert.Equal(1, Upstream.Count(again));
    }

    [Fact]
    public async Task A_layer_that_another_repository_has_is_only_asked_for()
    {
        await Ecr.MakeAsync("own");
        await Ecr.PushLayerAsync("own", Layer);

        var digest = Upstream.Put("team/app", "v1", Layer);
        (await GetAsync("up/team/app/manifests/v1")).Dispose();
        await CachedAsync("up/team/app", digest);

        Assert.Equal(0, Upstream.Count($"GET /v2/team/app/blobs/{Digest.Of(Layer)}"));
        Assert.Equal(1, Upstream.Count($"HEAD /v2/team/app/blobs/{Digest.Of(Layer)}"));
    }

    [Fact]
    public async Task A_layer_of_another_repository_stays_its_own_when_upstream_does_not_have_it()
    {
        await Ecr.MakeAsync("own");
        var secret = await Ecr.PushLayerAsync("own", Layer);
        Upstream.Put("team/app", "v1", [1]);
        (await GetAsync("up/team/app/manifests/v1")).Dispose();

        using var answer = await GetAsync($"up/team/app/blobs/{secret}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_client_that_goes_away_does_not_stop_the_image_from_being_cached()
    {
        var digest = await BeginAsync(stopAfter: 100_000);
        using (var answer = await GetAsync($"up/team/app/blobs/{Digest.Of(Layer)}"))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Upstream.Go.SetResult();

        await CachedAsync("up/team/app", digest);
        Assert.Equal(Layer.Length, await Ecr.Context.Rooms.Plain.Blobs.SizeAsync(Digest.Of(Layer), CancellationToken.None));
        Assert.Empty(Ecr.Files("uploads"));
    }

    [Fact]
    public async Task A_part_of_a_layer_can_be_had_while_it_comes()
    {
        await BeginAsync(stopAfter: 200_000);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v2/up/team/app/blobs/{Digest.Of(Layer)}");
        request.Headers.Range = new(1000, 1999);
        using var answer = await Ecr.Registry.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(Layer[1000..2000], await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<Digest> BeginAsync(int stopAfter)
    {
        Upstream.StopAfter = stopAfter;
        var digest = Upstream.Put("team/app", "v1", Layer);
        (await GetAsync("up/team/app/manifests/v1")).Dispose();
        return digest;
    }
}
