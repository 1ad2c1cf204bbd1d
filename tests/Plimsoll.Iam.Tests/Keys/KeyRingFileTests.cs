using Plimsoll.Iam.Keys;

namespace Plimsoll.Iam.Tests.Keys;

public sealed class KeyRingFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly string _directory = Directory.CreateTempSubdirectory("plimsoll-keys-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_first_start_makes_a_root_key_in_the_form_of_AWS()
    {
        var ring = Open();

        Assert.Matches("^AKIA[A-Z2-7]{16}$", ring.RootAccessKeyId);
        Assert.Matches("^[A-Za-z0-9+/]{40}$", ring.RootSecretAccessKey);
    }

    [Fact]
    public void Two_servers_have_two_keys()
    {
        var other = Directory.CreateTempSubdirectory("plimsoll-keys-").FullName;

        Assert.NotEqual(Open().RootSecretAccessKey, new KeyRingFile(other).Open(_ => null, Now).RootSecretAccessKey);

        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public void A_place_where_nothing_can_be_written_is_refused_by_name()
    {
        var nowhere = Path.Combine(_directory, "not-there");

        Assert.StartsWith(
            $"{Path.Combine(nowhere, "keys.json")} cannot be written: ", Assert.Throws<InvalidDataException>(() => new KeyRingFile(nowhere).Open(_ => null, Now)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"RootAccessKeyId\":\"AKIAAAAAAAAAAAAAAAAA\",\"RootSecretAccessKey\":null,\"Created\":\"2026-11-22T12:00:00Z\",\"SessionKey\":null,\"PageTokenKey\":null}")]
    [InlineData("{\"RootAccessKeyId\":\"AKIAAAAAAAAAAAAAAAAA\",\"RootSecretAccessKey\":\"x\",\"Created\":\"2026-11-22T12:00:00Z\",\"SessionKey\":\"AAAA\",\"PageTokenKey\":\"AAAA\"}")]
    public void A_broken_file_is_refused_by_name_and_kept(string text)
    {
        var path = new KeyRingFile(_directory).Path;
        File.WriteAllText(path, text);

        var error = Assert.Throws<InvalidDataException>(() => Open());

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_restart_finds_the_same_keys()
    {
        var (first, second) = (Open(), Open());

        Assert.Equal(
            (first.RootAccessKeyId, first.RootSecretAccessKey, first.Created, Convert.ToHexString(first.SessionKey), Convert.ToHexString(first.PageTokenKey)),
            (second.RootAccessKeyId, second.RootSecretAccessKey, second.Created, Convert.ToHexString(second.SessionKey), Convert.ToHexString(second.PageTokenKey)));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        Open();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(new KeyRingFile(_directory).Path));
    }

    [Fact]
    public void The_root_key_of_the_environment_wins_and_is_kept()
    {
        Open();
        Open(("AKIAFROMENVIRONMENT1", "a secret"));

        Assert.Equal(("AKIAFROMENVIRONMENT1", "a secret"), (Open().RootAccessKeyId, Open().RootSecretAccessKey));
    }

    [Theory]
    [InlineData("AKIAFROMENVIRONMENT1", null)]
    [InlineData(null, "a secret")]
    [InlineData("short", "a secret")]
    [InlineData("AKIA-FROM-ENVIRONMENT", "a secret")]
    public void Half_a_key_or_a_wrong_one_in_the_environment_is_refused(string? access, string? secret) =>
        Assert.Throws<InvalidDataException>(() => Open((access, secret)));

    [Fact]
    public void A_damaged_file_is_refused_without_quoting_it()
    {
        File.WriteAllText(new KeyRingFile(_directory).Path, "{ \"RootSecretAccessKey\": \"hush\", oops");

        Assert.DoesNotContain("hush", Assert.Throws<InvalidDataException>(() => Open()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_keys_show_no_secret()
    {
        var ring = Open();

        Assert.DoesNotContain(ring.RootSecretAccessKey, ring.ToString(), StringComparison.Ordinal);
    }

    private KeyRing Open((string? Access, string? Secret) environment = default) => new KeyRingFile(_directory).Open(
        name => name == KeyRingFile.AccessKeyVariable ? environment.Access : environment.Secret, Now);
}
