using System.Net;
using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class ConformanceManagementTests : ConformanceTest
{
    [Fact]
    public async Task A_tag_is_deleted_alone()
    {
        var digest = await Oci.PublishAsync(Repository, await Oci.ImageAsync(Repository, "image"), "one");
        await Oci.PublishAsync(Repository, await Oci.ImageAsync(Repository, "image"), "two");

        Assert.Equal(202, await Oci.StatusAsync("DELETE", Manifest("one")));

        Assert.Equal(404, await Oci.StatusAsync("HEAD", Manifest("one")));
        Assert.Equal(200, await Oci.StatusAsync("HEAD", Manifest("two")));
        Assert.Equal(202, await Oci.StatusAsync("DELETE", Manifest("two")));
        Assert.Equal(200, await Oci.StatusAsync("HEAD", Manifest(digest)));
        Assert.Equal("""{"name":"conformance","tags":[]}""", await Ecr.Registry.GetStringAsync($"/v2/{Repository}/tags/list"));
    }

    [Fact]
    public async Task A_manifest_is_deleted_with_all_its_tags()
    {
        var digest = await Oci.PublishAsync(Repository, await Oci.ImageAsync(Repository, "image"), "one");
        await Oci.PublishAsync(Repository, await Oci.ImageAsync(Repository, "image"), "two");

        Assert.Equal(202, await Oci.StatusAsync("DELETE", Manifest(digest)));

        Assert.Equal(404, await Oci.StatusAsync("GET", Manifest(digest)));
        Assert.Equal(404, await Oci.StatusAsync("GET", Manifest("two")));
        Assert.Equal(404, await Oci.StatusAsync("DELETE", Manifest(digest)));
        Assert.Equal("""{"name":"conformance","tags":[]}""", await Ecr.Registry.GetStringAsync($"/v2/{Repository}/tags/list"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_deleted()
    {
        Assert.Equal(404, await Oci.StatusAsync("DELETE", Manifest("missing")));
        Assert.Equal(404, await Oci.StatusAsync("DELETE", Manifest(Missing)));
        Assert.Equal(404, await Oci.StatusAsync("DELETE", Blob(Missing)));
        Assert.Equal(404, await Oci.StatusAsync("DELETE", "/v2/no/such/manifests/latest"));
        Assert.Equal(400, await Oci.StatusAsync("DELETE", Blob("sha256:short")));
    }

    [Fact]
    public async Task A_blob_is_deleted_and_can_come_again()
    {
        var digest = await Oci.PushAsync(Repository, "content");

        Assert.Equal(202, await Oci.StatusAsync("DELETE", Blob(digest)));

        Assert.Equal(404, await Oci.StatusAsync("GET", Blob(digest)));
        Assert.Equal(404, await Oci.StatusAsync("HEAD", Blob(digest)));
        await Oci.PushAsync(Repository, "content");
        Assert.Equal("content", await Ecr.Registry.GetStringAsync(Blob(digest)));
    }

    [Fact]
    public async Task An_image_and_all_of_it_are_deleted_from_the_top_and_leave_no_file()
    {
        var images = new[] { await Oci.ImageAsync(Repository, "amd64"), await Oci.ImageAsync(Repository, "arm64") };
        foreach (var image in images)
        {
            await Oci.PublishAsync(Repository, image);
        }

        var index = Oci.Index("index", manifests: images);
        foreach (var manifest in images.Prepend(index))
        {
            await Oci.PublishAsync(Repository, manifest);
        }

        foreach (var manifest in images.Prepend(index))
        {
            Assert.Equal(202, await Oci.StatusAsync("DELETE", Manifest(EcrHarness.DigestOf(manifest))));
        }

        foreach (var image in images)
        {
            foreach (var digest in JsonNode.Parse(image)!["layers"].Each("digest"))
            {
                Assert.Equal(202, await Oci.StatusAsync("DELETE", Blob(digest)));
            }

            Assert.Equal(202, await Oci.StatusAsync("DELETE", Blob((string)JsonNode.Parse(image)!["config"]!["digest"]!)));
        }

        await Ecr.Service.CollectAsync();
        Assert.Empty(Ecr.Files(""));
    }

    [Fact]
    public async Task What_is_part_of_something_stays_until_that_is_gone()
    {
        var image = await Oci.ImageAsync(Repository, "image");
        var digest = await Oci.PublishAsync(Repository, image);
        await Oci.PublishAsync(Repository, Oci.Index("index", manifests: image), "index");
        using var child = await Oci.AskAsync("DELETE", Manifest(digest));
        using var layer = await Oci.AskAsync("DELETE", Blob(EcrHarness.DigestOf("layer of image")));

        Assert.Equal("403 DENIED: The image is part of an index: delete that first", await child.ErrorAsync());
        Assert.Equal("403 DENIED: The layer is part of an image: delete that first", await layer.ErrorAsync());
        Assert.Equal(HttpStatusCode.OK, (HttpStatusCode)await Oci.StatusAsync("GET", Manifest("index")));
    }

    [Fact]
    public async Task Deletes_ask_for_the_permission_of_the_API()
    {
        var digest = await Oci.PushAsync(Repository, "content");
        await Oci.PublishAsync(Repository, await Oci.ImageAsync(Repository, "image"), "one");
        Ecr.Authorizer.Denied.Add("ecr:BatchDeleteImage");

        Assert.Equal(403, await Oci.StatusAsync("DELETE", Manifest("one")));
        Assert.Equal(403, await Oci.StatusAsync("DELETE", Blob(digest)));
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_deleted()
    {
        await using var closed = await EcrHarness.StartAsync();
        await closed.MakeAsync(Repository);
        var client = new Oci(closed.Registry);
        var digest = await client.PushAsync(Repository, "content");
        await client.PublishAsync(Repository, await client.ImageAsync(Repository, "image"), "one");

        Assert.Equal(405, await client.StatusAsync("DELETE", Manifest("one")));
        Assert.Equal(405, await client.StatusAsync("DELETE", Blob(digest)));
        Assert.Equal("content", await closed.Registry.GetStringAsync(Blob(digest)));
    }
}
