using System.Net;
using System.Text;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Control.PullThrough;

public sealed class PullThroughCacheTests : PullThroughFixture
{
    [Fact]
    public async Task The_first_pull_makes_the_repository_and_caches_all_of_the_image()
    {
        var layer = TemporaryBlobs.Bytes(1, 300_000);
        var digest = Upstream.Put("team/app", "v1", layer);

        using var manifest = await GetAsync("up/team/app/manifests/v1");
        using var blob = await GetAsync($"up/team/app/blobs/{Digest.Of(layer)}");

        Assert.Equal(digest.ToString(), manifest.Header("Docker-Content-Digest"));
        Assert.Equal(layer, await blob.Content.ReadAsByteArrayAsync());
        await CachedAsync("up/team/app", digest);
        var image = (await Ecr.CallAsync("DescribeImages", "{'repositoryName':'up/team/app'}"))["imageDetails"]![0]!;
        Assert.Equal((digest.ToString(), "v1"), ((string)image["imageDigest"]!, (string)image["imageTags"]![0]!));
    }

    [Fact]
    public async Task What_upstream_names_by_sha512_is_cached_under_those_names()
    {
        Upstream.Algorithm = DigestAlgorithm.Sha512;
        var layer = TemporaryBlobs.Bytes(1, 300_000);
        var image = Upstream.Put("team/app", "amd64", layer);
        var index = Upstream.PutIndex("team/app", "v1", image);

        using var manifest = await GetAsync("up/team/app/manifests/v1");
        using var child = await GetAsync($"up/team/app/manifests/{image}");
        using var blob = await GetAsync($"up/team/app/blobs/{Digest.Of(layer, DigestAlgorithm.Sha512)}");

        Assert.Equal(index.ToString(), manifest.Header("Docker-Content-Digest"));
        Assert.Equal(layer, await blob.Content.ReadAsByteArrayAsync());
        await CachedAsync("up/team/app", index);
        await CachedAsync("up/team/app", image);
        await LaterAsync(TimeSpan.FromHours(24));
        (await GetAsync("up/team/app/manifests/v1")).Dispose();
        Assert.Equal(1, Upstream.Count("GET /v2/team/app/manifests/v1"));
    }

    [Fact]
    public async Task What_comes_from_upstream_lies_encrypted_where_the_template_says_so()
    {
        await Ecr.CallAsync("CreateRepositoryCreationTemplate", "{'prefix':'up','appliedFor':['PULL_THROUGH_CACHE'],'encryptionConfiguration':{'encryptionType':'KMS'}}");
        var layer = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a word of the content ", 10_000)));
        var digest = Upstream.Put("team/app", "v1", layer);
        Upstream.StopAfter = 100_000;

        using var manifest = await GetAsync("up/team/app/manifests/v1");
        using var coming = await GetAsync($"up/team/app/blobs/{Digest.Of(layer)}");
        var begin = new byte[90_000];
        await (await coming.Content.ReadAsStreamAsync()).ReadExactlyAsync(begin);
        var draft = Assert.Single(Ecr.Files("uploads"), file => new FileInfo(file) is { Exists: true, Length: > 90_000 });
        Assert.DoesNotContain("a word", await File.ReadAllTextAsync(draft, Encoding.Latin1), StringComparison.Ordinal);
        Upstream.Go.SetResult();

        Assert.Equal(layer[..90_000], begin);
        await CachedAsync("up/team/app", digest);
        Assert.Equal(layer, await Ecr.Registry.GetByteArrayAsync($"/v2/up/team/app/blobs/{Digest.Of(layer)}"));
        Assert.All(Ecr.Files(""), file => Assert.DoesNotContain("a word", File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_cached_is_served_while_upstream_is_down()
    {
        var digest = await PullAsync("team/app", "v1", [1, 2, 3]);
        Upstream.Status = 500;
        await LaterAsync(TimeSpan.FromHours(25));

        using var manifest = await GetAsync("up/team/app/manifests/v1");
        using var blob = await GetAsync($"up/team/app/blobs/{Digest.Of([1, 2, 3])}");

        Assert.Equal(digest.ToString(), manifest.Header("Docker-Content-Digest"));
        Assert.Equal([1, 2, 3], await blob.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_tag_is_compared_with_upstream_once_in_a_day()
    {
        await PullAsync("team/app", "v1", [1]);
        var changed = Upstream.Put("team/app", "v1", [2]);

        await LaterAsync(TimeSpan.FromHours(23));
        using var early = await GetAsync("up/team/app/manifests/v1");
        await LaterAsync(TimeSpan.FromHours(1));
        using var late = await GetAsync("up/team/app/manifests/v1");

        Assert.NotEqual(changed.ToString(), early.Header("Docker-Content-Digest"));
        Assert.Equal(changed.ToString(), late.Header("Docker-Content-Digest"));
    }

    [Fact]
    public async Task A_tag_that_did_not_move_is_not_fetched_again_and_is_fresh_for_another_day()
    {
        await PullAsync("team/app", "v1", [1]);
        await LaterAsync(TimeSpan.FromHours(24));

        (await GetAsync("up/team/app/manifests/v1")).Dispose();
        await LaterAsync(TimeSpan.FromHours(23));
        (await GetAsync("up/team/app/manifests/v1")).Dispose();

        Assert.Equal(1, Upstream.Count("HEAD /v2/team/app/manifests/v1"));
        Assert.Equal(1, Upstream.Count("GET /v2/team/app/manifests/v1"));
    }

    [Fact]
    public async Task A_tag_that_was_pushed_here_is_not_touched()
    {
        await Ecr.MakeAsync("up/team/app");
        var own = await Ecr.PushImageAsync("up/team/app", 7, "v1");
        Upstream.Put("team/app", "v1", [1]);
        await LaterAsync(TimeSpan.FromHours(48));

        using var manifest = await GetAsync("up/team/app/manifests/v1");

        Assert.Equal(own, manifest.Header("Docker-Content-Digest"));
        Assert.Empty(Upstream.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task A_push_under_a_rule_does_not_need_upstream(int status)
    {
        await Ecr.MakeAsync("up/team/app");
        Upstream.Status = status;

        using var looked = await Ecr.Registry.SendAsync("HEAD", $"/v2/up/team/app/blobs/{Digest.Of([1])}");

        Assert.Equal(HttpStatusCode.NotFound, looked.StatusCode);
    }

    [Fact]
    public async Task A_push_under_a_rule_does_not_need_the_permission_to_import()
    {
        await Ecr.MakeAsync("up/team/app");
        Ecr.Authorizer.Denied.Add("ecr:BatchImportUpstreamImage");

        using var looked = await Ecr.Registry.SendAsync("HEAD", $"/v2/up/team/app/blobs/{Digest.Of([1])}");

        Assert.Equal(HttpStatusCode.NotFound, looked.StatusCode);
    }

    [Fact]
    public async Task An_index_is_cached_with_its_images()
    {
        var (one, two) = (Upstream.Put("team/app", "one", [1]), Upstream.Put("team/app", "two", [2]));
        var index = Upstream.PutIndex("team/app", "all", one, two);

        using var manifest = await GetAsync("up/team/app/manifests/all");

        Assert.Equal(EcrHarness.OciIndex, manifest.Content.Headers.ContentType?.MediaType);
        await CachedAsync("up/team/app", index);
        var digests = (await Ecr.CallAsync("DescribeImages", "{'repositoryName':'up/team/app'}"))["imageDetails"].Each("imageDigest");
        Assert.Equal(new[] { one, two, index }.Select(digest => digest.ToString()).Order(), digests.Order());
    }

    [Fact]
    public async Task What_upstream_does_not_have_is_not_found_and_makes_no_repository()
    {
        using var manifest = await GetAsync("up/team/none/manifests/v1");

        Assert.Equal("404 NAME_UNKNOWN: The repository with name 'up/team/none' does not exist in the registry with id '123456789012'", await manifest.ErrorAsync());
    }

    [Theory]
    [InlineData(500, "503 UNAVAILABLE: UpstreamUnavailable")]
    [InlineData(403, "403 DENIED: UpstreamAccessDenied")]
    [InlineData(429, "429 TOOMANYREQUESTS: UpstreamTooManyRequests")]
    public async Task A_failure_upstream_is_told_by_its_kind(int status, string told)
    {
        Upstream.Status = status;

        using var manifest = await GetAsync("up/team/app/manifests/v1");

        Assert.StartsWith(told, await manifest.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_may_not_import_gets_nothing_from_upstream()
    {
        Upstream.Put("team/app", "v1", [1]);
        Ecr.Authorizer.Denied.Add("ecr:BatchImportUpstreamImage");

        using var manifest = await GetAsync("up/team/app/manifests/v1");

        Assert.Equal(HttpStatusCode.Forbidden, manifest.StatusCode);
        Assert.Empty(Upstream.Requests);
    }

    [Fact]
    public async Task A_registry_that_wants_tokens_gets_the_login_of_the_rule_at_its_token_service()
    {
        await RuleAsync("hub", $",'credentialArn':'{Secret}'");
        Upstream.AsksForTokens = true;
        Upstream.Put("team/app", "v1", [1]);

        using var manifest = await GetAsync("hub/team/app/manifests/v1");
        using var anonymous = await GetAsync("up/team/app/manifests/v1");

        Assert.Equal(HttpStatusCode.OK, manifest.StatusCode);
        Assert.Contains("GET /token?service=registry&scope=repository%3Ateam%2Fapp%3Apull", Upstream.Requests);
        Assert.StartsWith("403 DENIED: UpstreamAccessDenied", await anonymous.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_pulls_too_and_names_the_failures()
    {
        var digest = Upstream.Put("team/app", "v1", [1]);

        var got = await Ecr.CallAsync("BatchGetImage", "{'repositoryName':'up/team/app','imageIds':[{'imageTag':'v1'}]}");
        Upstream.Status = 429;
        var failed = await Ecr.CallAsync("BatchGetImage", "{'repositoryName':'up/team/app','imageIds':[{'imageTag':'v2'}]}");

        Assert.Equal(digest.ToString(), (string)got["images"]![0]!["imageId"]!["imageDigest"]!);
        Assert.Equal(["UpstreamTooManyRequests"], failed["failures"].Each("failureCode"));
    }

    [Fact]
    public async Task The_API_names_the_failure_of_a_first_pull()
    {
        Upstream.Status = 403;

        var failed = await Ecr.CallAsync("BatchGetImage", "{'repositoryName':'up/team/app','imageIds':[{'imageTag':'v1'}]}");

        Assert.Equal(["UpstreamAccessDenied"], failed["failures"].Each("failureCode"));
    }

    [Fact]
    public async Task A_repository_under_the_longest_prefix_goes_where_that_rule_says()
    {
        await RuleAsync("up/special", ",'upstreamRepositoryPrefix':'other'");
        Upstream.Put("other/app", "v1", [1]);

        using var manifest = await GetAsync("up/special/app/manifests/v1");

        Assert.Equal(HttpStatusCode.OK, manifest.StatusCode);
    }

    [Fact]
    public async Task The_root_rule_stands_for_every_name()
    {
        await RuleAsync("ROOT");
        Upstream.Put("library/app", "v1", [1]);

        using var manifest = await GetAsync("library/app/manifests/v1");

        Assert.Equal(HttpStatusCode.OK, manifest.StatusCode);
    }

    [Fact]
    public async Task The_repository_is_made_by_the_template_for_caches()
    {
        await Ecr.CallAsync("CreateRepositoryCreationTemplate", "{'prefix':'up','appliedFor':['PULL_THROUGH_CACHE'],'imageTagMutability':'IMMUTABLE'}");
        Upstream.Put("team/app", "v1", [1]);

        (await GetAsync("up/team/app/manifests/v1")).Dispose();

        var made = await Ecr.CallAsync("DescribeRepositories", "{'repositoryNames':['up/team/app']}");
        Assert.Equal("IMMUTABLE", (string)made["repositories"]![0]!["imageTagMutability"]!);
    }

    private async Task<Digest> PullAsync(string repository, string tag, byte[] layer)
    {
        var digest = Upstream.Put(repository, tag, layer);
        (await GetAsync($"up/{repository}/manifests/{tag}")).Dispose();
        await CachedAsync($"up/{repository}", digest);
        return digest;
    }
}
