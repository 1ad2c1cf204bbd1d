using System.Net;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Control;

public sealed class CollectorTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task Layers_of_images_stay_and_those_of_none_go_after_a_day()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushLayerAsync("app", [1, 2, 3]);
        _ecr.Time.Advance(Day - TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await _ecr.Service.CollectAsync()).Blobs);
        _ecr.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((1, 3), await _ecr.Service.CollectAsync());
        Assert.Equal(3, _ecr.Files("blobs").Length);
    }

    [Fact]
    public async Task A_layer_that_a_client_was_told_of_stays_another_day()
    {
        var digest = await _ecr.PushLayerAsync("app", [1, 2, 3]);
        _ecr.Time.Advance(TimeSpan.FromHours(23));
        _ecr.Registry.DefaultRequestHeaders.Authorization = await _ecr.LoginAsync();
        using var told = await _ecr.Registry.SendAsync("HEAD", $"/v2/app/blobs/{digest}");
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        _ecr.Time.Advance(TimeSpan.FromHours(23));

        Assert.Equal(0, (await _ecr.Service.CollectAsync()).Blobs);
    }

    [Fact]
    public async Task A_deleted_image_gives_its_disk_back_after_a_day_unless_another_needs_the_layers()
    {
        await _ecr.MakeAsync("other");
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("other", 1, "v1");
        await _ecr.PushImageAsync("app", 2, "v2");
        await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'},{'imageTag':'v2'}]}");
        _ecr.Time.Advance(Day + Day);

        Assert.Equal(3, (await _ecr.Service.CollectAsync()).Blobs);
        _ecr.Registry.DefaultRequestHeaders.Authorization = await _ecr.LoginAsync();
        using var manifest = await _ecr.Registry.GetAsync("/v2/other/manifests/v1");
        foreach (var digest in (await manifest.JsonAsync())["layers"].Each("digest"))
        {
            Assert.Equal(1000, (await _ecr.Registry.GetByteArrayAsync($"/v2/other/blobs/{digest}")).Length);
        }
    }

    [Fact]
    public async Task Uploads_that_were_given_up_go_after_a_day()
    {
        using var begun = await _ecr.Registry.PostAsync("/v2/app/blobs/uploads/", null);
        _ecr.Time.Advance(Day + TimeSpan.FromMinutes(1));

        await _ecr.Service.CollectAsync();

        Assert.Empty(_ecr.Files("uploads"));
    }

    [Fact]
    public async Task Pushes_and_pulls_of_overlapping_layers_lose_nothing_while_collections_run()
    {
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var collections = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await _ecr.Service.CollectAsync();
                begun.TrySetResult();
            }
        });
        await begun.Task;

        // A day between rounds: what one left is collected while the next pushes the same again.
        for (var round = 0; round < 15; round++)
        {
            _ecr.Registry.DefaultRequestHeaders.Authorization = await _ecr.LoginAsync();
            await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => PushPullDeleteAsync(new Random((round * 8) + worker).Next(5), $"w{worker}"))));
            _ecr.Time.Advance(Day + TimeSpan.FromMinutes(1));
        }

        await stop.CancelAsync();
        await collections;

        _ecr.Time.Advance(Day + Day);
        await _ecr.Service.CollectAsync();
        Assert.Empty(_ecr.Files(""));
    }

    private async Task PushPullDeleteAsync(int seed, string tag)
    {
        await _ecr.PushImageAsync("app", seed, tag);
        using var manifest = await _ecr.Registry.GetAsync($"/v2/app/manifests/{tag}");
        var layer = (await manifest.JsonAsync())["layers"].Each("digest")[0];
        Assert.Equal(TemporaryBlobs.Bytes(seed, 1000), await _ecr.Registry.GetByteArrayAsync($"/v2/app/blobs/{layer}"));
        await _ecr.CallAsync("BatchDeleteImage", $"{{'repositoryName':'app','imageIds':[{{'imageTag':'{tag}'}}]}}");
    }
}
