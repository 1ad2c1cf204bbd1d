using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Plimsoll.Iam.WebIdentity;

namespace Plimsoll.Iam.Tests.WebIdentity;

public sealed class KeySetTests
{
    [Fact]
    public void A_token_signed_with_an_elliptic_key_is_believed()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var q = ec.ExportParameters(includePrivateParameters: false).Q;
        var keys = KeySet.Read(Encoding.UTF8.GetBytes($$"""{"keys":[{"kty":"EC","crv":"P-256","x":"{{Base64Url.EncodeToString(q.X)}}","y":"{{Base64Url.EncodeToString(q.Y)}}"}]}"""))!;
        var text = $"{Part("""{"alg":"ES256"}""")}.{Part("""{"iss":"i","sub":"s","aud":["a"],"exp":1}""")}";
        var token = $"{text}.{Base64Url.EncodeToString(ec.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";

        Assert.True(keys.Verifies(JsonWebToken.Read(token)!));
    }

    [Fact]
    public void A_public_key_is_no_secret_to_sign_with()
    {
        using var maker = new TokenMaker();

        Assert.False(maker.Keys.Verifies(JsonWebToken.Read(maker.Make("i", "s", "a", DateTimeOffset.UnixEpoch, algorithm: "HS256"))!));
    }

    [Fact]
    public void A_token_whose_words_were_changed_is_not_believed()
    {
        using var maker = new TokenMaker();
        var parts = maker.Make("i", "s", "a", DateTimeOffset.UnixEpoch).Split('.');
        var changed = $"{parts[0]}.{Part("""{"iss":"i","sub":"root","aud":"a","exp":0}""")}.{parts[2]}";

        Assert.False(maker.Keys.Verifies(JsonWebToken.Read(changed)!));
    }

    [Fact]
    public void Anything_is_read_as_a_token_or_not_and_nothing_fails() =>
        Gen.OneOf(Gen.String, Gen.Select(Gen.String, Gen.String, (a, b) => $"{Part(a)}.{Part(b)}.{Part("")}"))
            .Sample(text => JsonWebToken.Read(text) is null || text.Contains('.', StringComparison.Ordinal));

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
