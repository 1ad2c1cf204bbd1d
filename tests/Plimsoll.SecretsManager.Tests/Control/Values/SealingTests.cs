using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells.Sqlite;
using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.SecretsManager.Tests.Control.Values;

public sealed class SealingTests : IDisposable
{
    private const string Arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-secrets");
    private readonly SecretValues _values = new(new byte[32]);

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task No_file_of_the_store_holds_a_value_in_clear()
    {
        const string Value = "correct horse battery staple";
        using var held = new SqliteStore(Path.Combine(_directory.FullName, "state.db"), new FakeTimeProvider());
        await using var secrets = new SecretsHarness(held);
        await secrets.MakeAsync("app", Value, ",'Description':'found in clear'");
        await secrets.CallAsync("PutSecretValue", $"{{'SecretId':'app','SecretBinary':'{Convert.ToBase64String(Encoding.UTF8.GetBytes(Value))}'}}");
        await secrets.CallAsync("UpdateSecret", $"{{'SecretId':'app','SecretString':'{Value}'}}");

        var stored = _directory.EnumerateFiles().Select(file => Latin1(file.FullName)).ToList();

        Assert.Contains(stored, text => text.Contains("found in clear", StringComparison.Ordinal));
        Assert.DoesNotContain(stored, text => text.Contains("battery", StringComparison.Ordinal));
        Assert.DoesNotContain(stored, text => text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Value)), StringComparison.Ordinal));
        Assert.Equal(Value, await secrets.ValueAsync("app"));
    }

    [Theory]
    [InlineData(Arn, "1", true)]
    [InlineData(Arn, "2", false)]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-Zyxwvu", "1", false)]
    public void A_value_is_that_of_its_secret_and_version_alone(string arn, string versionId, bool opens)
    {
        var stored = new SecretVersionRecord("app", versionId, _values.Seal(Arn, "1", new SecretValue("v"u8.ToArray(), isBinary: false)), false, default);

        if (opens)
        {
            Assert.Equal("v", _values.Open(arn, stored).Text);
        }
        else
        {
            Assert.Equal("DecryptionFailure", Assert.Throws<AwsException>(() => _values.Open(arn, stored)).Code);
        }
    }

    [Fact]
    public async Task With_another_key_a_read_says_that_it_cannot_decrypt()
    {
        var path = Path.Combine(_directory.FullName, "state.db");
        using (var store = new SqliteStore(path, new FakeTimeProvider()))
        {
            await using var secrets = new SecretsHarness(store);
            await secrets.MakeAsync("app");
        }

        using var again = new SqliteStore(path, new FakeTimeProvider());
        await using var other = new SecretsHarness(again, [.. Enumerable.Repeat((byte)1, 32)]);

        Assert.Equal(
            "DecryptionFailure: Secrets Manager can't decrypt the protected secret text using the provided KMS key.",
            await other.RefusalAsync("GetSecretValue", "{'SecretId':'app'}"));
    }

    // SQLite holds the file open: others may read it all the same.
    private static string Latin1(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
