using Plimsoll.Wire.Arns;

namespace Plimsoll.Wire.Tests.Arns;

public sealed class ImageNameTests
{
    [Theory]
    [InlineData("127.0.0.1:4566/team/app:v1", "127.0.0.1:4566", "team/app", "v1", null)]
    [InlineData("localhost/app", "localhost", "app", "latest", null)]
    [InlineData("registry.test/app@sha256:00", "registry.test", "app", null, "sha256:00")]
    [InlineData("registry.test:5000/app:v1@sha256:00", "registry.test:5000", "app", "v1", "sha256:00")]
    public void A_name_has_the_parts_that_docker_sees(string image, string host, string path, string? tag, string? digest) =>
        Assert.Equal(new ImageName(host, path, tag, digest), ImageName.Parse(image));

    [Theory]
    [InlineData("busybox")]
    [InlineData("library/busybox:1")]
    [InlineData("")]
    [InlineData(null)]
    public void A_name_without_a_host_is_of_Docker_Hub(string? image) => Assert.Null(ImageName.Parse(image));
}
