using System.Net.Sockets;
using Plimsoll.Commands;
using Plimsoll.Hosting;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Hosting;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory _parent = new();

    public void Dispose() => _parent.Dispose();

    [Theory]
    [InlineData("/data", "/home/me", "/data/plimsoll")]
    [InlineData(null, "/home/me", "/home/me/.local/share/plimsoll")]
    [InlineData("", "/home/me", "/home/me/.local/share/plimsoll")]
    [InlineData("relative", "/home/me", "/home/me/.local/share/plimsoll")]
    [InlineData(null, "", "/.local/share/plimsoll")]
    [InlineData(null, "relative", "/.local/share/plimsoll")]
    public void The_default_is_the_one_of_XDG(string? dataHome, string home, string expected) =>
        Assert.Equal(expected, DataDirectory.DefaultPath(name => name == "HOME" ? home : dataHome));

    [Fact]
    public void A_directory_is_made_for_its_owner_alone()
    {
        using var directory = DataDirectory.Take(_parent.Of("new"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory.Path));
    }

    [Fact]
    public void A_directory_that_others_may_read_is_tightened_with_its_files()
    {
        var path = Directory.CreateDirectory(_parent.Of("open")).FullName;
        File.WriteAllText(Path.Combine(path, "state.db"), "");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Path.Combine(path, "state.db"), (UnixFileMode)0b110_100_100);

        using var directory = DataDirectory.Take(path);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(path));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(directory.PathOf("state.db")));
    }

    [Fact]
    public void A_taken_directory_is_refused()
    {
        using var first = DataDirectory.Take(_parent.Path);

        Assert.Throws<CommandException>(() => DataDirectory.Take(_parent.Path));
    }

    [Fact]
    public void A_directory_is_free_again_when_its_server_ended()
    {
        DataDirectory.Take(_parent.Path).Dispose();

        DataDirectory.Take(_parent.Path).Dispose();
    }

    [Fact]
    public void It_can_be_told_whether_a_server_has_a_directory()
    {
        Assert.False(DataDirectory.IsTaken(_parent.Path));
        using (DataDirectory.Take(_parent.Path))
        {
            Assert.True(DataDirectory.IsTaken(_parent.Path));
        }

        Assert.False(DataDirectory.IsTaken(_parent.Path));
    }

    [Fact]
    public void A_lock_that_cannot_be_opened_is_not_the_lock_of_another_server()
    {
        // As on a file system that went read-only: a socket cannot be opened as a file, for root neither.
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_parent.Of("lock")));

        var error = Assert.Throws<CommandException>(() => DataDirectory.Take(_parent.Path));

        Assert.Contains("cannot be used", error.Message, StringComparison.Ordinal);
        Assert.False(DataDirectory.IsTaken(_parent.Path));
    }
}
