using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells.Sqlite;
using Plimsoll.Ssm.Control.Values;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ssm.Tests.Control.Values;

public sealed class SealingTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-ssm");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("String")]
    [InlineData("StringList")]
    [InlineData("SecureString")]
    public async Task No_file_of_the_store_holds_a_value_in_clear(string type)
    {
        const string Value = "correct horse battery staple";
        using var held = new SqliteStore(Path.Combine(_directory.FullName, "state.db"), new FakeTimeProvider());
        await using var ssm = new SsmHarness(held);
        await ssm.CallAsync("PutParameter", $"{{'Name':'/a','Value':'{Value}','Type':'{type}','Description':'found in clear'}}");

        var stored = _directory.EnumerateFiles().Select(file => Latin1(file.FullName)).ToList();

        Assert.Contains(stored, text => text.Contains("found in clear", StringComparison.Ordinal));
        Assert.DoesNotContain(stored, text => text.Contains("battery", StringComparison.Ordinal));
        Assert.Equal(Value, await ssm.ValueAsync("/a"));
    }

    [Theory]
    [InlineData("/a", 1, true)]
    [InlineData("/a", 2, false)]
    [InlineData("a", 1, false)]
    public void A_value_is_that_of_its_parameter_and_version_alone(string name, long version, bool opens)
    {
        var values = new ParameterValues(new byte[32]);
        var record = new ParameterVersionRecord
        {
            Parameter = name,
            Version = version,
            Sealed = values.Seal("123456789012", "eu-west-1", "/a", 1, "v"),
            Type = ParameterTypes.Text,
            DataType = DataTypes.Text,
            Tier = Tiers.Standard,
            LastModifiedDate = default,
            LastModifiedUser = "",
        };

        if (opens)
        {
            Assert.Equal("v", values.Read("123456789012", "eu-west-1", record, decrypt: true));
        }
        else
        {
            Assert.Equal("InvalidKeyId", Assert.Throws<AwsException>(() => values.Read("123456789012", "eu-west-1", record, decrypt: true)).Code);
        }
    }

    // SQLite holds the file open: others may read it all the same.
    private static string Latin1(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
