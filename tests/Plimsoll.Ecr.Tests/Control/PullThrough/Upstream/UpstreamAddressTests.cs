using Plimsoll.Ecr.Control.PullThrough.Upstream;

namespace Plimsoll.Ecr.Tests.Control.PullThrough.Upstream;

public sealed class UpstreamAddressTests
{
    [Theory]
    [InlineData("public.ecr.aws", "ecr-public")]
    [InlineData("registry-1.docker.io", "docker-hub")]
    [InlineData("quay.io", "quay")]
    [InlineData("registry.k8s.io", "k8s")]
    [InlineData("ghcr.io", "github-container-registry")]
    [InlineData("team.azurecr.io", "azure-container-registry")]
    [InlineData("registry.gitlab.com", "gitlab-container-registry")]
    [InlineData("cgr.dev", "chainguard")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com", "ecr")]
    [InlineData("registry.example.org:5000", null)]
    public void AWS_has_names_for_some_registries_and_any_other_will_do(string url, string? name) =>
        Assert.Equal(name, UpstreamAddress.Parse(url, [])!.Name);

    [Theory]
    [InlineData("quay.io", "https://quay.io/")]
    [InlineData("https://quay.io/", "https://quay.io/")]
    [InlineData("10.0.0.5:5000", "http://10.0.0.5:5000/")]
    [InlineData("http://10.0.0.5:5000", "http://10.0.0.5:5000/")]
    [InlineData("https://10.0.0.5:5000", "https://10.0.0.5:5000/")]
    public void TLS_is_left_out_only_for_those_that_the_server_was_started_with(string url, string address) =>
        Assert.Equal(new Uri(address), UpstreamAddress.Parse(url, ["10.0.0.5:5000"])!.Base);

    [Theory]
    [InlineData("http://quay.io")]
    [InlineData("")]
    [InlineData("quay.io/team")]
    [InlineData("user@quay.io")]
    [InlineData("quay.io:99999999")]
    [InlineData("file:///etc/passwd")]
    [InlineData("-quay.io")]
    [InlineData("quay.io\n")]
    public void Nothing_else_is_an_address(string url) => Assert.Null(UpstreamAddress.Parse(url, []));
}
