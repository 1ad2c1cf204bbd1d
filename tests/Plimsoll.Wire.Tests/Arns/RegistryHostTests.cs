using Plimsoll.Wire.Arns;

namespace Plimsoll.Wire.Tests.Arns;

public sealed class RegistryHostTests
{
    [Theory]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com")]
    [InlineData("123456789012.dkr.ecr-fips.eu-west-1.amazonaws.com")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com.cn")]
    [InlineData("123456789012.dkr-ecr.eu-west-1.on.aws")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.localhost:4566")]
    public void A_host_of_a_registry_names_its_account_and_region(string host) =>
        Assert.Equal(new RegistryHost("123456789012", "eu-west-1"), RegistryHost.Parse(host));

    [Theory]
    [InlineData("127.0.0.1:4566")]
    [InlineData("docker.io")]
    [InlineData("12345.dkr.ecr.eu-west-1.amazonaws.com")]
    [InlineData("123456789012.dkr.ecr.eu-west-1")]
    [InlineData("x123456789012.dkr.ecr.eu-west-1.amazonaws.com")]
    [InlineData("123456789012.dkr.s3.eu-west-1.amazonaws.com")]
    [InlineData("")]
    public void Other_hosts_name_none(string host) => Assert.Null(RegistryHost.Parse(host));

    [Theory]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1", true)]
    [InlineData("team/123456789012.dkr.ecr.eu-west-1.amazonaws.com", false)]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com", false)]
    [InlineData("busybox", false)]
    [InlineData(null, false)]
    public void An_image_is_in_the_registry_of_the_host_that_it_begins_with(string? image, bool named) =>
        Assert.Equal(named, RegistryHost.OfImage(image) is not null);
}
