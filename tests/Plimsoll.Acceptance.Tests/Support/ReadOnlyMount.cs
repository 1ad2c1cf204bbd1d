namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>A directory that cannot be written, not by root either, for as long as this lives. Only root may make one.</summary>
internal sealed class ReadOnlyMount : IAsyncDisposable
{
    private readonly string _path;

    private ReadOnlyMount(string path) => _path = path;

    /// <summary>Makes a directory read-only; the test is skipped where that is not allowed.</summary>
    public static async Task<ReadOnlyMount> OverAsync(string path)
    {
        var bind = await Command.RunAsync("mount", ["--bind", path, path]);
        Assert.SkipUnless(bind.Code == 0, $"NOT TESTED: the directory that cannot be written. Mounting takes root: {bind.Error.Trim()}");
        var mount = new ReadOnlyMount(path);
        var remount = await Command.RunAsync("mount", ["-o", "remount,ro,bind", path]);
        if (remount.Code != 0)
        {
            await mount.DisposeAsync();
            Assert.Fail(remount.Error);
        }

        return mount;
    }

    public async ValueTask DisposeAsync() => await Command.RunAsync("umount", ["-l", _path]);
}
