using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api;

/// <summary>
/// The members of each answer: those that AWS fills with a default or leaves empty are there, those of which it is silent are not. Terraform
/// replaces what tells more, and clients break on what tells less. <c>[]</c> and <c>{}</c> at the end are empty ones.
/// </summary>
public sealed class AnswersTests : IAsyncLifetime
{
    private const string App = "'repositoryName':'app'";
    private const string V1 = "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}";
    private const string One = "{'repositoryName':'app','imageId':{'imageTag':'v1'}}";
    private const string Rule = "'ecrRepositoryPrefix':'up'";
    private const string Destination = "{'region':'us-east-1','registryId':'123456789012'}";
    private const string Replication = $"{{'replicationConfiguration':{{'rules':[{{'destinations':[{Destination}]}}]}}}}";
    private const string Template = "{'prefix':'team','appliedFor':['REPLICATION']}";
    private const string Policy = """
        {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"ecr:BatchGetImage"}]}
        """;

    private const string OfRegistry = """
        {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"ecr:ReplicateImage","Resource":"*"}]}
        """;

    private const string Lifecycle = """
        {"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5},"action":{"type":"expire"}}]}
        """;

    private const string Repository =
        "createdAt encryptionConfiguration.encryptionType imageScanningConfiguration.scanOnPush imageTagMutability registryId repositoryArn repositoryName repositoryUri";

    private const string TemplateMembers = "appliedFor createdAt encryptionConfiguration.encryptionType imageTagMutability prefix resourceTags[] updatedAt";

    // What needs an answer from before, or an upstream: the tests of each look at what they answer.
    private static readonly string[] Elsewhere =
    [
        "CompleteLayerUpload", "DescribeReplicationBackfillResults", "GetLifecyclePolicyPreview", "StopReplicationBackfill",
        "UpdatePullThroughCacheRule", "UploadLayerPart", "ValidatePullThroughCacheRule",
    ];

    private static readonly (string Operation, string Input, string Members, (string Operation, string Input)[] Before)[] Cases =
    [
        ("CreateRepository", "{'repositoryName':'new'}", Under("repository", Repository), []),
        ("DescribeRepositories", "{}", Under("repositories", Repository), []),
        ("DeleteRepository", "{'repositoryName':'app','force':true}", Under("repository", Repository), []),
        ("PutImageTagMutability", $"{{{App},'imageTagMutability':'IMMUTABLE'}}", "imageTagMutability registryId repositoryName", []),
        (
            "PutImageScanningConfiguration", $"{{{App},'imageScanningConfiguration':{{'scanOnPush':true}}}}",
            "imageScanningConfiguration.scanOnPush registryId repositoryName",
            []),
        ("ListTagsForResource", "{'resourceArn':'arn:aws:ecr:eu-west-1:123456789012:repository/app'}", "tags[]", []),
        ("TagResource", "{'resourceArn':'arn:aws:ecr:eu-west-1:123456789012:repository/app','tags':[{'Key':'a','Value':'b'}]}", "{}", []),
        ("UntagResource", "{'resourceArn':'arn:aws:ecr:eu-west-1:123456789012:repository/app','tagKeys':['a']}", "{}", []),
        (
            "PutImage", "IMAGE",
            "image.imageId.imageDigest image.imageId.imageTag image.imageManifest image.imageManifestMediaType image.registryId image.repositoryName",
            []),
        (
            "BatchGetImage", V1,
            "failures[] images.imageId.imageDigest images.imageId.imageTag images.imageManifest images.imageManifestMediaType "
            + "images.registryId images.repositoryName",
            []),
        ("BatchDeleteImage", V1, "failures[] imageIds.imageDigest imageIds.imageTag", []),
        (
            "DescribeImages", $"{{{App}}}",
            "imageDetails.artifactMediaType imageDetails.imageDigest imageDetails.imageManifestMediaType imageDetails.imagePushedAt "
            + "imageDetails.imageSizeInBytes imageDetails.imageStatus imageDetails.imageTags imageDetails.registryId "
            + "imageDetails.repositoryName",
            []),
        ("ListImages", $"{{{App}}}", "imageIds.imageDigest imageIds.imageTag", []),
        ("ListImageReferrers", $"{{{App},'subjectId':{{'imageDigest':'sha256:00'}}}}", "referrers[]", []),
        (
            "UpdateImageStorageClass", One.Replace("}}", "},'targetStorageClass':'ARCHIVE'}", StringComparison.Ordinal),
            "imageId.imageDigest imageId.imageTag imageStatus registryId repositoryName",
            []),
        (
            "BatchCheckLayerAvailability", $"{{{App},'layerDigests':['LAYER']}}",
            "failures[] layers.layerAvailability layers.layerDigest layers.layerSize layers.mediaType",
            []),
        ("GetDownloadUrlForLayer", $"{{{App},'layerDigest':'LAYER'}}", "downloadUrl layerDigest", []),
        ("InitiateLayerUpload", $"{{{App}}}", "partSize uploadId", []),
        ("PutLifecyclePolicy", "LIFECYCLE", "lifecyclePolicyText registryId repositoryName", []),
        ("GetLifecyclePolicy", $"{{{App}}}", "lastEvaluatedAt lifecyclePolicyText registryId repositoryName", [("PutLifecyclePolicy", "LIFECYCLE")]),
        (
            "DeleteLifecyclePolicy", $"{{{App}}}",
            "lastEvaluatedAt lifecyclePolicyText registryId repositoryName",
            [("PutLifecyclePolicy", "LIFECYCLE")]),
        ("StartLifecyclePolicyPreview", "LIFECYCLE", "lifecyclePolicyText registryId repositoryName status", []),
        ("SetRepositoryPolicy", "POLICY", "policyText registryId repositoryName", []),
        ("GetRepositoryPolicy", $"{{{App}}}", "policyText registryId repositoryName", [("SetRepositoryPolicy", "POLICY")]),
        ("DeleteRepositoryPolicy", $"{{{App}}}", "policyText registryId repositoryName", [("SetRepositoryPolicy", "POLICY")]),
        ("PutRegistryPolicy", "REGISTRY", "policyText registryId", []),
        ("GetRegistryPolicy", "{}", "policyText registryId", [("PutRegistryPolicy", "REGISTRY")]),
        ("DeleteRegistryPolicy", "{}", "policyText registryId", [("PutRegistryPolicy", "REGISTRY")]),
        ("CreateRepositoryCreationTemplate", Template, "registryId " + Under("repositoryCreationTemplate", TemplateMembers), []),
        (
            "UpdateRepositoryCreationTemplate", "{'prefix':'team','description':'ours'}",
            "registryId repositoryCreationTemplate.appliedFor repositoryCreationTemplate.createdAt "
            + "repositoryCreationTemplate.description repositoryCreationTemplate.encryptionConfiguration.encryptionType "
            + "repositoryCreationTemplate.imageTagMutability repositoryCreationTemplate.prefix "
            + "repositoryCreationTemplate.resourceTags[] repositoryCreationTemplate.updatedAt",
            [("CreateRepositoryCreationTemplate", Template)]),
        (
            "DescribeRepositoryCreationTemplates", "{}",
            "registryId " + Under("repositoryCreationTemplates", TemplateMembers),
            [("CreateRepositoryCreationTemplate", Template)]),
        (
            "DeleteRepositoryCreationTemplate", "{'prefix':'team'}",
            "registryId " + Under("repositoryCreationTemplate", TemplateMembers),
            [("CreateRepositoryCreationTemplate", Template)]),
        (
            "CreatePullThroughCacheRule", $"{{{Rule},'upstreamRegistryUrl':'public.ecr.aws'}}",
            "createdAt ecrRepositoryPrefix registryId upstreamRegistry upstreamRegistryUrl",
            []),
        (
            "DescribePullThroughCacheRules", "{}",
            "pullThroughCacheRules.createdAt pullThroughCacheRules.ecrRepositoryPrefix pullThroughCacheRules.registryId "
            + "pullThroughCacheRules.updatedAt pullThroughCacheRules.upstreamRegistry pullThroughCacheRules.upstreamRegistryUrl",
            [("CreatePullThroughCacheRule", $"{{{Rule},'upstreamRegistryUrl':'public.ecr.aws'}}")]),
        (
            "DeletePullThroughCacheRule", $"{{{Rule}}}",
            "createdAt ecrRepositoryPrefix registryId upstreamRegistryUrl",
            [("CreatePullThroughCacheRule", $"{{{Rule},'upstreamRegistryUrl':'public.ecr.aws'}}")]),
        (
            "PutReplicationConfiguration", Replication,
            "replicationConfiguration.rules.destinations.region replicationConfiguration.rules.destinations.registryId",
            []),
        ("DescribeRegistry", "{}", "registryId replicationConfiguration.rules[]", []),
        ("DescribeImageReplicationStatus", One, "imageId.imageDigest imageId.imageTag replicationStatuses[] repositoryName", []),
        (
            "StartReplicationBackfill", $"{{'destination':{Destination}}}",
            "destination.region destination.registryId registryId replicationBackfillId startedAt status",
            [("PutReplicationConfiguration", Replication)]),
        (
            "ListReplicationBackfills", "{}",
            "backfills.destination.region backfills.destination.registryId backfills.replicationBackfillId backfills.startedAt "
            + "backfills.status registryId",
            [("PutReplicationConfiguration", Replication), ("StartReplicationBackfill", $"{{'destination':{Destination}}}")]),
        (
            "StartImageScan", One,
            "imageId.imageDigest imageId.imageTag imageScanStatus.description imageScanStatus.status registryId repositoryName",
            []),
        (
            "DescribeImageScanFindings", One,
            "imageId.imageDigest imageId.imageTag imageScanStatus.description imageScanStatus.status registryId repositoryName",
            [("StartImageScan", One)]),
        (
            "PutRegistryScanningConfiguration", "{'scanType':'BASIC'}",
            "registryScanningConfiguration.rules[] registryScanningConfiguration.scanType",
            []),
        ("GetRegistryScanningConfiguration", "{}", "registryId scanningConfiguration.rules[] scanningConfiguration.scanType", []),
        (
            "BatchGetRepositoryScanningConfiguration", "{'repositoryNames':['app']}",
            "failures[] scanningConfigurations.appliedScanFilters[] scanningConfigurations.repositoryArn "
            + "scanningConfigurations.repositoryName scanningConfigurations.scanFrequency scanningConfigurations.scanOnPush",
            []),
        ("GetAuthorizationToken", "{}", "authorizationData.authorizationToken authorizationData.expiresAt authorizationData.proxyEndpoint", []),
        ("GetAccountSetting", "{'name':'BLOB_MOUNTING'}", "name value", []),
        ("PutAccountSetting", "{'name':'BLOB_MOUNTING','value':'ENABLED'}", "name value", []),
        ("ListPullTimeUpdateExclusions", "{}", "pullTimeUpdateExclusions[]", []),
        ("RegisterPullTimeUpdateExclusion", "{'principalArn':'arn:aws:iam::123456789012:role/r'}", "createdAt principalArn", []),
        (
            "DeregisterPullTimeUpdateExclusion", "{'principalArn':'arn:aws:iam::123456789012:role/r'}",
            "principalArn",
            [("RegisterPullTimeUpdateExclusion", "{'principalArn':'arn:aws:iam::123456789012:role/r'}")]),
    ];

    private EcrHarness _ecr = null!;
    private string _manifest = null!;

    public static TheoryData<string> Operations => [.. Cases.Select(one => one.Operation)];

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
        await _ecr.PushImageAsync("app", 1, "v1");
        _manifest = await _ecr.ManifestAsync("app", 1);
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_answer_has_the_members_of_AWS_s(string operation)
    {
        var (_, input, members, before) = Cases.Single(one => one.Operation == operation);
        foreach (var (name, first) in before)
        {
            await _ecr.CallAsync(name, Input(first));
        }

        Assert.Equal(members, string.Join(' ', Paths(await _ecr.CallAsync(operation, Input(input))).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_operation_is_in_the_table() => Assert.Equal(
        _ecr.Service.Definition.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal),
        Cases.Select(one => one.Operation).Concat(Elsewhere).Order(StringComparer.Ordinal));

    private static string Under(string member, string members) => string.Join(' ', members.Split(' ').Select(one => $"{member}.{one}"));

    private JsonNode Input(string text) => text switch
    {
        "IMAGE" => new JsonObject { ["repositoryName"] = "app", ["imageTag"] = "v2", ["imageManifest"] = _manifest },
        "LIFECYCLE" => new JsonObject { ["repositoryName"] = "app", ["lifecyclePolicyText"] = Lifecycle },
        "POLICY" => new JsonObject { ["repositoryName"] = "app", ["policyText"] = Policy },
        "REGISTRY" => new JsonObject { ["policyText"] = OfRegistry },
        _ => JsonNode.Parse(text.Replace("LAYER", (string)JsonNode.Parse(_manifest)!["layers"]![0]!["digest"]!, StringComparison.Ordinal).Replace('\'', '"'))!,
    };

    private static IEnumerable<string> Paths(JsonNode? node, string path = "") => node switch
    {
        JsonObject { Count: > 0 } members => members.SelectMany(member => Paths(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray { Count: > 0 } items => Paths(items[0], path),
        JsonObject => [path + "{}"],
        JsonArray => [path + "[]"],
        _ => [path],
    };
}
