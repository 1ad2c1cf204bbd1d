using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>An image with busybox and nothing else, made without a registry.</summary>
internal static class BusyboxImage
{
    public const string Name = "plimsoll-agent-test:1";
    private static readonly Lazy<Task> Making = new(() => MakeAsync(Docker!));

    public static DockerClient Docker { get; } =
        new DockerClientBuilder().WithEndpoint(new Uri("unix:///var/run/docker.sock")).WithTimeout(Timeout.InfiniteTimeSpan).Build();

    public static Task EnsureAsync() => Making.Value;

    public static async Task MakeAsync(DockerClient docker)
    {
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            await using var busybox = File.OpenRead("/bin/busybox");
            await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, "bin/busybox")
            {
                DataStream = busybox,
                Mode = (UnixFileMode)Convert.ToInt32("755", 8),
            });
            foreach (var applet in (string[])["sh", "sleep", "cat", "echo", "httpd", "wget", "ip", "nc", "id", "pwd", "seq", "touch", "test", "true", "false", "ls", "env", "mkdir", "tail", "dd", "ps", "hostname", "nproc", "stat", "grep"])
            {
                await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.SymbolicLink, "bin/" + applet) { LinkName = "busybox" });
            }

            await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.Directory, "tmp") { Mode = (UnixFileMode)Convert.ToInt32("777", 8) });
        }

        tar.Position = 0;
        await docker.Images.CreateImageAsync(
            new ImagesCreateParameters { FromSrc = "-", Repo = Name.Split(':')[0], Tag = Name.Split(':')[1] },
            tar, null, new Progress<JSONMessage>());
    }
}
