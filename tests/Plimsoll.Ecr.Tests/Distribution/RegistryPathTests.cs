using Plimsoll.Ecr.Distribution;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class RegistryPathTests
{
    [Theory]
    [InlineData("/v2", "Base", "", "")]
    [InlineData("/v2/", "Base", "", "")]
    [InlineData("/v2/_catalog", "Catalog", "", "")]
    [InlineData("/v2/app/tags/list", "Tags", "app", "")]
    [InlineData("/v2/a1/b/c/tags/list", "Tags", "a1/b/c", "")]
    [InlineData("/v2/app/manifests/list", "Manifest", "app", "list")]
    [InlineData("/v2/app/manifests/", "Manifest", "app", "")]
    [InlineData("/v2/manifests/manifests/manifests", "Manifest", "manifests", "manifests")]
    [InlineData("/v2/app/blobs/uploads", "Uploads", "app", "")]
    [InlineData("/v2/app/blobs/uploads/", "Uploads", "app", "")]
    [InlineData("/v2/app/blobs/uploads/x", "Upload", "app", "x")]
    [InlineData("/v2/blobs/uploads/blobs/x", "Blob", "blobs/uploads", "x")]
    [InlineData("/v2/app/blobs/sha256:0", "Blob", "app", "sha256:0")]
    [InlineData("/v2/app/referrers/sha256:0", "Referrers", "app", "sha256:0")]
    public void A_path_is_read_from_its_end(string path, string resource, string name, string reference)
    {
        Assert.Equal((resource, name, reference), RegistryPath.Parse(path) is var read ? (read.Resource.ToString(), read.Name, read.Reference) : default);
    }

    [Theory]
    [InlineData("/v2/manifests/x", 400)]
    [InlineData("/v2/blobs/uploads/", 400)]
    [InlineData("/v2/App/tags/list", 400)]
    [InlineData("/v2/a//b/tags/list", 400)]
    [InlineData("/v2/../x/manifests/y", 400)]
    [InlineData("/v2//manifests/y", 400)]
    [InlineData("/v2/xmanifests/y", 404)]
    [InlineData("/v2/app/tags/other", 404)]
    [InlineData("/v2/app", 404)]
    [InlineData("/v3/app/tags/list", 404)]
    public void What_is_no_path_or_no_name_is_refused(string path, int status)
    {
        Assert.Equal(status, Assert.Throws<RegistryException>(() => RegistryPath.Parse(path)).Status);
    }
}
