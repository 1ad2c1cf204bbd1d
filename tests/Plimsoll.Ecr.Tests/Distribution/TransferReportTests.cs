using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class TransferReportTests : IAsyncLifetime
{
    private static readonly byte[] Content = "a layer"u8.ToArray();
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_layer_in_pieces_is_told_with_the_bytes_of_each_and_is_one_layer()
    {
        using var begun = await _ecr.Registry.PostAsync("/v2/app/blobs/uploads/", null);
        using var piece = new ByteArrayContent(Content);
        using var patched = await _ecr.Registry.PatchAsync(begun.Headers.Location, piece);
        using var put = await _ecr.Registry.PutAsync($"{begun.Headers.Location}?digest={EcrHarness.DigestOf("a layer")}", null);

        Assert.Equal(["push app ada: 7 bytes, 0 layers", "push app ada: 0 bytes, 1 layers"], _ecr.Watch.Told);
    }

    [Fact]
    public async Task A_layer_at_once_and_its_pull_are_told()
    {
        var digest = EcrHarness.DigestOf("a layer");
        using var whole = new ByteArrayContent(Content);
        using var pushed = await _ecr.Registry.PostAsync($"/v2/app/blobs/uploads/?digest={digest}", whole);
        using var pulled = await _ecr.Registry.GetAsync($"/v2/app/blobs/{digest}");
        await Told(2);
        using var missing = await _ecr.Registry.GetAsync($"/v2/app/blobs/{EcrHarness.DigestOf("none")}");

        Assert.Equal(
            ["push app ada: 7 bytes, 1 layers", "pull app ada: 7 bytes, 1 layers", "pull app ada: 0 bytes, 0 layers"], _ecr.Watch.Told);
    }

    [Fact]
    public async Task An_image_is_told_once_it_is_there()
    {
        var manifest = await _ecr.ManifestAsync("app", 1);
        using var put = await _ecr.PutManifestAsync("app", "v1", manifest, EcrHarness.DockerManifest);
        using var refused = await _ecr.PutManifestAsync("app", "v2", "{}", EcrHarness.DockerManifest);

        Assert.Equal($"pushed app:v1 {EcrHarness.DigestOf(manifest)} ada", _ecr.Watch.Told.Last());
    }

    // The answer may reach the client before the server is done with the request.
    private async Task Told(int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (_ecr.Watch.Told.Count < count)
        {
            await Task.Delay(5, deadline.Token);
        }
    }
}
