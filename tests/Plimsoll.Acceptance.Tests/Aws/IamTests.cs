using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Users, roles and tokens of identity providers, with the real <c>aws</c> and signatures on.</summary>
public sealed class IamTests(SignedServer server) : IClassFixture<SignedServer>
{
    private const string Issuer = "https://idp.example/realm";

    [Fact]
    public async Task A_user_may_do_what_its_policies_say_until_they_are_taken_away()
    {
        var ann = await UserAsync("ann");
        await server.AwsAsync(server.Root, "iam put-user-policy --user-name ann --policy-name p --policy-document", Allow("ecs:List*"));

        await server.AwsAsync(ann, "ecs list-clusters");
        var denied = await server.TryAwsAsync(ann, "ecs create-cluster --cluster-name x");
        await server.AwsAsync(server.Root, "iam delete-user-policy --user-name ann --policy-name p");
        var after = await server.TryAwsAsync(ann, "ecs list-clusters");

        Assert.Contains("is not authorized to perform: ecs:CreateCluster on resource: arn:aws:ecs:us-east-1:000000000000:cluster/x because no identity-based policy allows", denied.Error, StringComparison.Ordinal);
        Assert.Contains("AccessDeniedException", after.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inactive_key_is_refused()
    {
        var bob = await UserAsync("bob");
        await server.AwsAsync(server.Root, $"iam update-access-key --user-name bob --status Inactive --access-key-id {bob["AWS_ACCESS_KEY_ID"]}");

        Assert.Contains("InvalidClientTokenId", (await server.TryAwsAsync(bob, "sts get-caller-identity")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_a_role_ends_with_the_role()
    {
        var eve = await UserAsync("eve");
        await server.AwsAsync(
            server.Root, "iam create-role --role-name web --assume-role-policy-document",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/eve"},"Action":"sts:AssumeRole"}]}""");
        var web = server.With((await server.AwsAsync(eve, "sts assume-role --role-arn arn:aws:iam::000000000000:role/web --role-session-name s1")).GetProperty("Credentials"));

        Assert.Equal("arn:aws:sts::000000000000:assumed-role/web/s1", (await server.AwsAsync(web, "sts get-caller-identity")).GetProperty("Arn").GetString());
        await server.AwsAsync(server.Root, "iam delete-role --role-name web");
        Assert.Contains("InvalidClientTokenId", (await server.TryAwsAsync(web, "sts get-caller-identity")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_an_identity_provider_needs_no_keys()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(includePrivateParameters: false);
        Directory.CreateDirectory(server.PathOf("oidc"));
        await File.WriteAllTextAsync(
            server.PathOf("oidc/idp.example_realm.json"),
            $$"""{"keys":[{"kty":"RSA","kid":"k","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"}]}""",
            TestContext.Current.CancellationToken);
        await server.AwsAsync(server.Root, $"iam create-open-id-connect-provider --url {Issuer} --client-id-list ci");
        await server.AwsAsync(
            server.Root, "iam create-role --role-name deploy --assume-role-policy-document",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::000000000000:oidc-provider/idp.example/realm"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""");
        var stranger = new Dictionary<string, string>(server.Root) { ["AWS_ACCESS_KEY_ID"] = "", ["AWS_SECRET_ACCESS_KEY"] = "" };

        var answer = await server.AwsAsync(
            stranger, $"sts assume-role-with-web-identity --role-arn arn:aws:iam::000000000000:role/deploy --role-session-name run --web-identity-token {Token(rsa)}");

        var deploy = server.With(answer.GetProperty("Credentials"));
        Assert.Equal("arn:aws:sts::000000000000:assumed-role/deploy/run", (await server.AwsAsync(deploy, "sts get-caller-identity")).GetProperty("Arn").GetString());
    }

    private async Task<IReadOnlyDictionary<string, string>> UserAsync(string name)
    {
        await server.AwsAsync(server.Root, $"iam create-user --user-name {name}");
        return server.With((await server.AwsAsync(server.Root, $"iam create-access-key --user-name {name}")).GetProperty("AccessKey"));
    }

    private static string Allow(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";

    private static string Token(RSA rsa)
    {
        var end = TimeProvider.System.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();
        var text = $"{Part("""{"alg":"RS256","kid":"k"}""")}.{Part($$"""{"iss":"{{Issuer}}","sub":"job","aud":"ci","exp":{{end}}}""")}";
        return $"{text}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
