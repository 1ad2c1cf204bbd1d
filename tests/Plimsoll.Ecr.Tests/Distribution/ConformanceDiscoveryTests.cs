using System.Net;
using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class ConformanceDiscoveryTests : ConformanceTest
{
    private const string TypeA = "application/vnd.nhl.peanut.butter.bagel";
    private const string TypeB = "application/vnd.nba.strawberry.jam.croissant";

    [Fact]
    public async Task An_empty_repository_has_no_tags_and_no_referrers()
    {
        Assert.Equal("""{"name":"conformance","tags":[]}""", await Ecr.Registry.GetStringAsync($"/v2/{Repository}/tags/list"));
        Assert.Empty((await ReferrersAsync(Missing)).Manifests);
    }

    [Theory]
    [InlineData("", "test0 test1 test2 test3")]
    [InlineData("?n=2", "test0 test1")]
    [InlineData("?n=2&last=test1", "test2 test3")]
    [InlineData("?last=test1", "test2 test3")]
    [InlineData("?last=test11", "test2 test3")]
    [InlineData("?last=test3", "")]
    [InlineData("?n=0", "")]
    [InlineData("?n=100", "test0 test1 test2 test3")]
    public async Task Tags_come_in_order_from_where_and_as_many_as_is_asked(string query, string expected)
    {
        var manifest = await Oci.ImageAsync(Repository, "image");
        foreach (var tag in new[] { "test2", "test0", "test3", "test1" })
        {
            await Oci.PublishAsync(Repository, manifest, tag);
        }

        using var answer = await Oci.AskAsync("GET", $"/v2/{Repository}/tags/list{query}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, string.Join(' ', (await answer.JsonAsync())["tags"]!.AsArray()));
    }

    [Fact]
    public async Task Tags_are_in_the_order_of_their_characters()
    {
        var manifest = await Oci.ImageAsync(Repository, "image");
        foreach (var tag in new[] { "b", "a", "B", "_", "a.b", "a-b", "a_b", "0" })
        {
            await Oci.PublishAsync(Repository, manifest, tag);
        }

        using var answer = await Oci.AskAsync("GET", $"/v2/{Repository}/tags/list");

        Assert.Equal("0 B _ a a-b a.b a_b b", string.Join(' ', (await answer.JsonAsync())["tags"]!.AsArray()));
    }

    [Fact]
    public async Task Referrers_come_with_what_they_say_of_themselves()
    {
        var subject = await Oci.ImageAsync(Repository, "subject");
        var referrers = await PushReferrersAsync(subject);

        var (answer, manifests) = await ReferrersAsync(EcrHarness.DigestOf(subject));

        Assert.Equal((2, EcrHarness.OciIndex), ((int)answer["schemaVersion"]!, (string?)answer["mediaType"]));
        Assert.Equal(
            referrers.Select(one => Described(one)).Order(StringComparer.Ordinal),
            manifests.Select(one => one!.ToJsonString()).Order(StringComparer.Ordinal),
            JsonEquality.Instance);
    }

    [Fact]
    public async Task Referrers_are_filtered_by_type_and_the_answer_says_so()
    {
        var subject = await Oci.ImageAsync(Repository, "subject");
        var referrers = await PushReferrersAsync(subject);
        using var answer = await Oci.AskAsync("GET", $"/v2/{Repository}/referrers/{EcrHarness.DigestOf(subject)}?artifactType={TypeA}");

        Assert.Equal((HttpStatusCode.OK, "artifactType", EcrHarness.OciIndex), (answer.StatusCode, answer.Header("OCI-Filters-Applied"), answer.Header("Content-Type")));
        Assert.Equal(
            referrers.Where(one => TypeOf(one) == TypeA).Select(Oci.DigestOf).Order(StringComparer.Ordinal),
            (await answer.JsonAsync())["manifests"].Each("digest").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_referrer_of_what_is_not_there_is_listed_and_stays_when_it_comes()
    {
        var subject = await Oci.ImageAsync(Repository, "late");
        var artifact = await Oci.ImageAsync(Repository, "early", TypeA, subject);
        using var put = await Oci.PutAsync(Repository, artifact);

        Assert.Equal(EcrHarness.DigestOf(subject), put.Header("OCI-Subject"));
        Assert.Equal([EcrHarness.DigestOf(artifact)], (await ReferrersAsync(EcrHarness.DigestOf(subject))).Manifests.Each("digest"));
        await Oci.PublishAsync(Repository, subject, "late");
        Assert.Equal([EcrHarness.DigestOf(artifact)], (await ReferrersAsync(EcrHarness.DigestOf(subject))).Manifests.Each("digest"));
    }

    [Fact]
    public async Task A_referrer_that_is_deleted_is_listed_no_more()
    {
        var subject = await Oci.ImageAsync(Repository, "subject");
        var referrers = await PushReferrersAsync(subject);
        Assert.Equal(202, await Oci.StatusAsync("DELETE", Manifest(EcrHarness.DigestOf(referrers[0]))));

        Assert.Equal(referrers.Count - 1, (await ReferrersAsync(EcrHarness.DigestOf(subject))).Manifests.Count);
    }

    [Fact]
    public async Task A_tag_named_as_the_fallback_scheme_has_it_is_a_tag_like_any()
    {
        var subject = EcrHarness.DigestOf(await Oci.ImageAsync(Repository, "subject"));
        var tag = subject.Replace(':', '-');
        var index = Oci.Index("fallback");
        await Oci.PublishAsync(Repository, index, tag);

        Assert.Equal(index, await Ecr.Registry.GetStringAsync(Manifest(tag)));
        Assert.Empty((await ReferrersAsync(subject)).Manifests);
    }

    [Fact]
    public async Task Referrers_of_what_is_no_digest_are_refused()
    {
        using var refused = await Oci.AskAsync("GET", $"/v2/{Repository}/referrers/sha256:short");

        Assert.StartsWith("400 DIGEST_INVALID", await refused.ErrorAsync(), StringComparison.Ordinal);
    }

    // By configuration type, by artifact type, an index; before and after the subject is there.
    private async Task<List<string>> PushReferrersAsync(string subject)
    {
        var referrers = new List<string>
        {
            await Oci.ImageAsync(Repository, "a1", TypeA, subject),
            await Oci.ImageAsync(Repository, "plain", subject: subject),
            Oci.Index("index", TypeB, subject),
        };
        foreach (var referrer in referrers)
        {
            using var put = await Oci.PutAsync(Repository, referrer);
            Assert.Equal((HttpStatusCode.Created, EcrHarness.DigestOf(subject)), (put.StatusCode, put.Header("OCI-Subject")));
        }

        await Oci.PublishAsync(Repository, subject, "subject");
        referrers.Add(await Oci.ImageAsync(Repository, "a2", TypeA, subject));
        await Oci.PublishAsync(Repository, referrers[^1]);
        return referrers;
    }

    private async Task<(JsonNode Answer, JsonArray Manifests)> ReferrersAsync(string digest)
    {
        using var answer = await Oci.AskAsync("GET", $"/v2/{Repository}/referrers/{digest}");
        Assert.Equal((HttpStatusCode.OK, EcrHarness.OciIndex), (answer.StatusCode, answer.Header("Content-Type")));
        Assert.Null(answer.Header("OCI-Filters-Applied"));
        var body = await answer.JsonAsync();
        return (body, body["manifests"]!.AsArray());
    }

    private static string TypeOf(string manifest) =>
        JsonNode.Parse(manifest)! is var read ? (string)(read["artifactType"] ?? read["config"]!["mediaType"])! : "";

    private static string Described(string manifest)
    {
        var read = JsonNode.Parse(manifest)!;
        var descriptor = Oci.Descriptor((string)read["mediaType"]!, manifest);
        descriptor["artifactType"] = TypeOf(manifest);
        descriptor["annotations"] = read["annotations"]!.DeepClone();
        return descriptor.ToJsonString();
    }

    private sealed class JsonEquality : IEqualityComparer<string>
    {
        public static readonly JsonEquality Instance = new();

        public bool Equals(string? x, string? y) => JsonNode.DeepEquals(JsonNode.Parse(x!), JsonNode.Parse(y!));

        public int GetHashCode(string obj) => 0;
    }
}
