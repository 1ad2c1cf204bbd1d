using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.IdentityProviders;

public sealed class OidcProvidersApiTests : IAsyncLifetime
{
    private const string Arn = """{"OpenIDConnectProviderArn":"arn:aws:iam::123456789012:oidc-provider/idp.example/realm"}""";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        await _iam.CallAsync("CreateOpenIDConnectProvider", """{"Url":"https://idp.example/realm/","ClientIDList":["a"],"Tags":[{"Key":"k","Value":"v"}]}""");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_provider_is_known_by_its_address_without_the_scheme()
    {
        var provider = await _iam.CallAsync("GetOpenIDConnectProvider", Arn);

        Assert.Equal(("idp.example/realm", "a", "k"), (provider.GetProperty("Url").GetString(), provider.GetProperty("ClientIDList")[0].GetString(), provider.GetProperty("Tags")[0].GetProperty("Key").GetString()));
    }

    [Fact]
    public async Task A_second_one_of_the_address_is_refused() => Assert.Equal(
        ("EntityAlreadyExists", 409, "Provider with url https://idp.example/realm already exists."),
        await _iam.RefusalAsync("CreateOpenIDConnectProvider", """{"Url":"https://idp.example/realm"}"""));

    [Theory]
    [InlineData("http://idp.example")]
    [InlineData("idp.example")]
    [InlineData("https://idp.example/?a=b")]
    [InlineData("ftp://idp.example")]
    public async Task What_is_no_secure_address_is_refused(string url) => Assert.Equal(
        ("ValidationError", 400, "Invalid Open ID Connect Provider URL"), await _iam.RefusalAsync("CreateOpenIDConnectProvider", $$"""{"Url":"{{url}}"}"""));

    [Fact]
    public async Task Clients_are_added_and_removed_as_often_as_one_likes()
    {
        var b = Arn.Replace("}", ",\"ClientID\":\"b\"}", StringComparison.Ordinal);
        await _iam.CallAsync("AddClientIDToOpenIDConnectProvider", b);
        await _iam.CallAsync("AddClientIDToOpenIDConnectProvider", b);
        Assert.Equal("""["a","b"]""", (await _iam.CallAsync("GetOpenIDConnectProvider", Arn)).GetProperty("ClientIDList").GetRawText());
        await _iam.CallAsync("RemoveClientIDFromOpenIDConnectProvider", b);
        await _iam.CallAsync("RemoveClientIDFromOpenIDConnectProvider", b);

        Assert.Equal("""["a"]""", (await _iam.CallAsync("GetOpenIDConnectProvider", Arn)).GetProperty("ClientIDList").GetRawText());
    }

    [Fact]
    public async Task A_thumbprint_has_forty_hexadecimal_digits() => Assert.Equal(
        "InvalidInput", (await _iam.RefusalAsync("UpdateOpenIDConnectProviderThumbprint", Arn.Replace("}", ",\"ThumbprintList\":[\"xyz\"]}", StringComparison.Ordinal))).Code);

    [Fact]
    public async Task Deleting_one_that_is_gone_is_no_error()
    {
        await _iam.CallAsync("DeleteOpenIDConnectProvider", Arn);
        await _iam.CallAsync("DeleteOpenIDConnectProvider", Arn);

        Assert.Equal(0, (await _iam.CallAsync("ListOpenIDConnectProviders")).GetProperty("OpenIDConnectProviderList").GetArrayLength());
    }
}
