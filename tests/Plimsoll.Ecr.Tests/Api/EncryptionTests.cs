using System.Net;
using System.Text;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api;

/// <summary>Repositories with a KMS key: what they show, and what lies on disk.</summary>
public sealed class EncryptionTests : IAsyncLifetime
{
    private const string Kms = ",'encryptionConfiguration':{'encryptionType':'KMS'}";
    private EcrHarness _ecr = null!;
    private Oci _oci = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync(registryDeletes: true);
        _oci = new Oci(_ecr.Registry);
        await _ecr.MakeAsync("secret", Kms);
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Theory]
    [InlineData("", "arn:aws:kms:eu-west-1:123456789012:alias/aws/ecr")]
    [InlineData(",'kmsKey':'alias/ours'", "arn:aws:kms:eu-west-1:123456789012:alias/ours")]
    [InlineData(",'kmsKey':'1234abcd-12ab-34cd-56ef-1234567890ab'", "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData(",'kmsKey':'arn:aws:kms:eu-west-1:999999999999:key/1234'", "arn:aws:kms:eu-west-1:999999999999:key/1234")]
    public async Task A_repository_shows_its_key_by_its_ARN(string key, string shown)
    {
        await _ecr.MakeAsync("app", $",'encryptionConfiguration':{{'encryptionType':'KMS'{key}}}");

        var repository = (await _ecr.CallAsync("DescribeRepositories", "{'repositoryNames':['app']}"))["repositories"]![0]!;

        Assert.Equal($$"""{"encryptionType":"KMS","kmsKey":"{{shown}}"}""", repository["encryptionConfiguration"]!.ToJsonString());
    }

    [Theory]
    [InlineData("'encryptionType':'KMS_DSSE'", "two layers of encryption (KMS_DSSE) are not supported by Plimsoll: KMS is")]
    [InlineData("'encryptionType':'AES256','kmsKey':'alias/x'", "kmsKey is for encryptionType KMS")]
    [InlineData("'encryptionType':'KMS','kmsKey':'arn:aws:kms:us-east-1:123456789012:key/1'", "the KMS key must be of the region of the repository")]
    [InlineData("'encryptionType':'KMS','kmsKey':'arn:aws:s3:::bucket'", "kmsKey must be the ARN, the id or an alias of a KMS key")]
    public async Task What_is_not_done_is_refused_by_name(string configuration, string reason) => Assert.Equal(
        $"InvalidParameterException: Invalid parameter at 'encryptionConfiguration' failed to satisfy constraint: '{reason}'",
        await _ecr.RefusalAsync("CreateRepository", $"{{'repositoryName':'app','encryptionConfiguration':{{{configuration}}}}}"));

    [Fact]
    public async Task An_image_goes_in_and_out_and_no_file_has_a_word_of_it()
    {
        var manifest = await _oci.ImageAsync("secret", "image");
        await _oci.PublishAsync("secret", manifest, "v1");
        var open = await _oci.SendAsync("PATCH", await _oci.BeginAsync("secret"), "layer of nobody yet", first: 0);

        Assert.All(_ecr.Files(""), file => Assert.DoesNotMatch("layer of|schemaVersion|architecture", File.ReadAllText(file, Encoding.Latin1)));
        Assert.Equal("0-18", open.Header("Range"));
        Assert.Equal(manifest, await _ecr.Registry.GetStringAsync("/v2/secret/manifests/v1"));
        Assert.Equal("layer of image", await _ecr.Registry.GetStringAsync($"/v2/secret/blobs/{EcrHarness.DigestOf("layer of image")}"));
        using var part = await _ecr.Registry.SendAsync(
            "GET", $"/v2/secret/blobs/{EcrHarness.DigestOf("layer of image")}", shape: request => request.Headers.TryAddWithoutValidation("Range", "bytes=6-7"));
        Assert.Equal((HttpStatusCode.PartialContent, "of"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        Assert.Equal([manifest], (await _ecr.CallAsync("BatchGetImage", "{'repositoryName':'secret','imageIds':[{'imageTag':'v1'}]}"))["images"].Each("imageManifest"));
    }

    [Fact]
    public async Task The_collector_keeps_what_is_named_and_removes_what_is_not()
    {
        var manifest = await _oci.ImageAsync("secret", "image");
        var digest = await _oci.PublishAsync("secret", manifest, "v1");
        _ecr.Time.Advance(TimeSpan.FromDays(2));
        _ecr.Registry.DefaultRequestHeaders.Authorization = await _ecr.LoginAsync();

        await _ecr.Service.CollectAsync();
        Assert.Equal(manifest, await _ecr.Registry.GetStringAsync($"/v2/secret/manifests/{digest}"));
        Assert.Equal("layer of image", await _ecr.Registry.GetStringAsync($"/v2/secret/blobs/{EcrHarness.DigestOf("layer of image")}"));
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'secret','force':true}");
        await _ecr.Service.CollectAsync();

        Assert.Empty(_ecr.Files("blobs"));
    }

    [Fact]
    public async Task The_same_content_lies_encrypted_in_one_repository_and_as_it_is_in_another()
    {
        await _ecr.MakeAsync("open");
        await _oci.PushAsync("open", "content of both");
        var digest = await _oci.PushAsync("secret", "content of both");
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'open','force':true}");
        await _ecr.Service.CollectAsync();

        Assert.All(_ecr.Files("blobs"), file => Assert.DoesNotContain("content", File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal));
        Assert.Equal("content of both", await _ecr.Registry.GetStringAsync($"/v2/secret/blobs/{digest}"));
    }

    [Fact]
    public async Task A_layer_is_mounted_between_encrypted_repositories_and_not_from_others()
    {
        await _ecr.CallAsync("PutAccountSetting", "{'name':'BLOB_MOUNTING','value':'ENABLED'}");
        await _ecr.MakeAsync("open");
        await _ecr.MakeAsync("secret2", Kms);
        var digest = await _oci.PushAsync("open", "content");
        await _oci.PushAsync("secret", "content");

        Assert.Equal(202, await _oci.StatusAsync("POST", $"/v2/secret2/blobs/uploads/?mount={digest}&from=open"));
        Assert.Equal(201, await _oci.StatusAsync("POST", $"/v2/secret2/blobs/uploads/?mount={digest}&from=secret"));
        Assert.Equal("content", await _ecr.Registry.GetStringAsync($"/v2/secret2/blobs/{digest}"));
    }

    [Theory]
    [InlineData("secret", false)]
    [InlineData("open", true)]
    [InlineData("secret", true)]
    public async Task A_replica_lies_as_its_own_repository_says(string source, bool isSealed)
    {
        var there = _ecr.Call with { Region = "us-east-1" };
        await _ecr.MakeAsync("open");
        if (isSealed)
        {
            await _ecr.CallAsync(
                "CreateRepositoryCreationTemplate", "{'prefix':'ROOT','appliedFor':['REPLICATION'],'encryptionConfiguration':{'encryptionType':'KMS'}}", there);
        }

        await _ecr.CallAsync(
            "PutReplicationConfiguration",
            $"{{'replicationConfiguration':{{'rules':[{{'destinations':[{{'region':'us-east-1','registryId':'{EcrHarness.Account}'}}]}}]}}}}");
        var manifest = await _oci.ImageAsync(source, "image");
        await _oci.PublishAsync(source, manifest, "v1");

        await _ecr.Service.ReplicateAsync();
        await _ecr.CallAsync("DeleteRepository", $"{{'repositoryName':'{source}','force':true}}");
        await _ecr.Service.CollectAsync();

        var status = await _ecr.CallAsync("DescribeRepositories", $"{{'repositoryNames':['{source}']}}", there);
        Assert.Equal(isSealed ? "KMS" : "AES256", (string?)status["repositories"]![0]!["encryptionConfiguration"]!["encryptionType"]);
        var got = await _ecr.CallAsync("BatchGetImage", $"{{'repositoryName':'{source}','imageIds':[{{'imageTag':'v1'}}]}}", there);
        Assert.Equal([manifest], got["images"].Each("imageManifest"));
        var url = await _ecr.CallAsync("GetDownloadUrlForLayer", $"{{'repositoryName':'{source}','layerDigest':'{EcrHarness.DigestOf("layer of image")}'}}", there);
        Assert.Equal("layer of image", await _ecr.Stranger.GetStringAsync(new Uri((string)url["downloadUrl"]!)));
        Assert.Equal(!isSealed, _ecr.Files("blobs").Any(file => File.ReadAllText(file, Encoding.Latin1).Contains("layer of", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_repository_made_by_a_push_is_encrypted_as_its_template_says()
    {
        await _ecr.CallAsync("CreateRepositoryCreationTemplate", "{'prefix':'team','appliedFor':['CREATE_ON_PUSH'],'encryptionConfiguration':{'encryptionType':'KMS'}}");
        var template = await _ecr.CallAsync("UpdateRepositoryCreationTemplate", "{'prefix':'team','description':'ours'}");

        await _oci.PublishAsync("team/app", await _oci.ImageAsync("team/app", "image"), "v1");

        Assert.Equal("""{"encryptionType":"KMS"}""", template["repositoryCreationTemplate"]!["encryptionConfiguration"]!.ToJsonString());
        var made = (await _ecr.CallAsync("DescribeRepositories", "{'repositoryNames':['team/app']}"))["repositories"]![0]!["encryptionConfiguration"]!;
        Assert.Equal("arn:aws:kms:eu-west-1:123456789012:alias/aws/ecr", (string?)made["kmsKey"]);
        Assert.All(_ecr.Files("blobs"), file => Assert.DoesNotContain("layer of", File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal));
        Assert.Equal("layer of image", await _ecr.Registry.GetStringAsync($"/v2/team/app/blobs/{EcrHarness.DigestOf("layer of image")}"));
    }

    [Fact]
    public async Task A_damaged_blob_is_an_error_of_the_store_and_no_fault()
    {
        var digest = await _oci.PushAsync("secret", "content");
        await File.WriteAllTextAsync(_ecr.Files("blobs").Single(), new string('x', 35));

        using var answer = await _oci.AskAsync("HEAD", $"/v2/secret/blobs/{digest}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => _ecr.Registry.GetStringAsync($"/v2/secret/blobs/{digest}"));
    }

    [Fact]
    public async Task A_repository_made_anew_without_encryption_has_none_of_what_lay_encrypted()
    {
        var location = await _oci.BeginAsync("secret");
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'secret','force':true}");
        await _ecr.MakeAsync("secret");

        using var put = await _oci.SendAsync("PUT", location, "content", digest: EcrHarness.DigestOf("content"));

        Assert.StartsWith("404 BLOB_UPLOAD_UNKNOWN", await put.ErrorAsync(), StringComparison.Ordinal);
    }
}
