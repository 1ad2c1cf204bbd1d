using Plimsoll.Agent.Images;

namespace Plimsoll.Agent.Tests.Images;

public class ImageReferenceTests
{
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    [Theory]
    [InlineData("app:v1", false)]
    [InlineData("127.0.0.1:4566/app", false)]
    [InlineData("app@" + Digest, true)]
    [InlineData("127.0.0.1:4566/app:v1@sha512:22", true)]
    public void A_digest_of_any_algorithm_names_one_content(string image, bool isDigest) =>
        Assert.Equal(isDigest, ImageReference.Parse(image).IsDigest);

    [Theory]
    [InlineData("busybox", null)]
    [InlineData("team/app:v1", null)]
    [InlineData("localhost/app", "localhost")]
    [InlineData("127.0.0.1:4566/app:v1", "127.0.0.1:4566")]
    [InlineData("reg.example.com/team/app@" + Digest, "reg.example.com")]
    public void The_first_part_is_a_host_as_docker_tells(string image, string? host) => Assert.Equal(host, ImageReference.HostOf(image));

    [Theory]
    [InlineData("app:5000/x:1", "app:5000/x", "1")]
    [InlineData("app:v1@" + Digest, "app", Digest)]
    [InlineData("app", "app", "latest")]
    public void A_reference_has_a_repository_and_a_tag_or_digest(string image, string repository, string tag) =>
        Assert.Equal(new ImageReference(repository, tag), ImageReference.Parse(image));

    [Theory]
    [InlineData("nginx", "docker.io/library/nginx@" + Digest)]
    [InlineData("127.0.0.1:4566/app", "127.0.0.1:4566/app@" + Digest)]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app", "127.0.0.1:4566/team/app@" + Digest)]
    public void The_digest_of_a_repository_is_known_by_any_of_its_names(string repository, string known) =>
        Assert.Equal(known, new ImageReference(repository, "v1").ExactIn(["other/app@sha256:2222", known]));

    [Theory]
    [InlineData("127.0.0.1:4566/app", "127.0.0.1:4566/other@" + Digest)]
    [InlineData("127.0.0.1:4566/app", "127.0.0.1:4567/app@" + Digest)]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app", "app@" + Digest)]
    public void A_digest_of_another_repository_says_nothing(string repository, string known) =>
        Assert.Null(new ImageReference(repository, "v1").DigestIn([known]));
}
