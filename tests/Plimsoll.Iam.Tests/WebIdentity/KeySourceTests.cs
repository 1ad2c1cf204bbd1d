using Microsoft.Extensions.Time.Testing;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.WebIdentity;

namespace Plimsoll.Iam.Tests.WebIdentity;

public sealed class KeySourceTests : IDisposable
{
    private static readonly OidcProviderRecord Provider = new() { Name = "127.0.0.1:1/realm", Url = "http://127.0.0.1:1/realm", Created = DateTimeOffset.UnixEpoch };
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-oidc");
    private readonly TokenMaker _maker = new();

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _maker.Dispose();
    }

    [Fact]
    public async Task A_file_with_the_name_of_the_provider_is_its_key_set()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "127.0.0.1_1_realm.json"), _maker.KeysJson, TestContext.Current.CancellationToken);

        var keys = await FindAsync();

        Assert.True(keys!.Verifies(JsonWebToken.Read(_maker.Make("i", "s", "a", DateTimeOffset.UnixEpoch))!));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_has_none() => Assert.Null(await FindAsync());

    [Fact]
    public async Task A_file_that_is_no_key_set_is_none()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "127.0.0.1_1_realm.json"), "[]", TestContext.Current.CancellationToken);

        Assert.Null(await FindAsync());
    }

    private ValueTask<KeySet?> FindAsync() =>
        new KeySource(_directory.FullName, new FakeTimeProvider()).FindAsync(Provider, fresh: false, TestContext.Current.CancellationToken);
}
