using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class ListTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task Tags_come_in_order_and_in_pages_that_link_on()
    {
        foreach (var tag in new[] { "c", "a", "b" })
        {
            await _ecr.PushImageAsync("app", 1, tag);
        }

        var (pages, next) = (new List<string>(), "/v2/app/tags/list?n=2");
        while (next is not null)
        {
            using var answer = await _ecr.Registry.GetAsync(next);
            pages.Add(string.Join(' ', (await answer.JsonAsync())["tags"]!.AsArray()));
            next = answer.Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.Equal(["a b", "c"], pages);
    }

    [Theory]
    [InlineData("n=0", "")]
    [InlineData("last=aa", "bb cc")]
    [InlineData("last=ab&n=1", "bb")]
    [InlineData("last=zz", "")]
    public async Task The_catalog_goes_on_after_the_last_name_given(string query, string expected)
    {
        foreach (var name in new[] { "aa", "bb", "cc" })
        {
            await _ecr.MakeAsync(name);
        }

        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'app'}");
        using var answer = await _ecr.Registry.GetAsync($"/v2/_catalog?{query}");

        Assert.Equal(expected, string.Join(' ', (await answer.JsonAsync())["repositories"]!.AsArray()));
    }

    [Fact]
    public async Task A_number_of_entries_that_is_none_is_refused()
    {
        using var answer = await _ecr.Registry.GetAsync("/v2/_catalog?n=-1");

        Assert.StartsWith("400 PAGINATION_NUMBER_INVALID", await answer.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Referrers_are_an_index_even_of_what_is_not_there()
    {
        var subject = EcrHarness.DigestOf("not there");
        var artifact = (await _ecr.ManifestAsync("app", 2, EcrHarness.OciManifest))[..^1]
            + $$""","artifactType":"application/x.sbom","subject":{"mediaType":"{{EcrHarness.OciManifest}}","size":3,"digest":"{{subject}}"} }""";
        using var put = await _ecr.PutManifestAsync("app", EcrHarness.DigestOf(artifact), artifact, EcrHarness.OciManifest);
        using var all = await _ecr.Registry.GetAsync($"/v2/app/referrers/{subject}");
        using var other = await _ecr.Registry.GetAsync($"/v2/app/referrers/{subject}?artifactType=application/x.other");

        Assert.Equal(subject, put.Header("OCI-Subject"));
        Assert.Equal(EcrHarness.OciIndex, all.Header("Content-Type"));
        Assert.Equal([EcrHarness.DigestOf(artifact)], (await all.JsonAsync())["manifests"].Each("digest"));
        Assert.Equal("artifactType", other.Header("OCI-Filters-Applied"));
        Assert.Empty((await other.JsonAsync())["manifests"]!.AsArray());
    }
}
