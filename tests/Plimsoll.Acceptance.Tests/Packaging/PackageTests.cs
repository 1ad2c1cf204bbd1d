using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Packaging;

/// <summary>What <c>scripts/package.sh</c> makes of the binary, used as a person uses it.</summary>
public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    [Fact]
    public async Task The_install_script_puts_a_program_that_runs_under_a_prefix()
    {
        var prefix = Path.Combine(packages.Directory, "prefix");

        var installed = await Command.RunAsync("sh", [packages.Find("install.sh"), prefix]);

        Assert.Equal((0, ""), (installed.Code, installed.Error));
        Assert.StartsWith("plimsoll ", (await Command.RunAsync(Path.Combine(prefix, "bin/plimsoll"), ["version"])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/bin/plimsoll")]
    [InlineData("/usr/lib/systemd/system/plimsoll.service")]
    [InlineData("/usr/lib/systemd/system/plimsoll-agent.service")]
    [InlineData("/usr/share/doc/plimsoll/copyright")]
    [InlineData("/usr/share/man/man1/plimsoll.1.gz")]
    public async Task The_Debian_package_has_each_file_in_its_place(string path)
    {
        var contents = await Command.RunAsync("dpkg-deb", ["--contents", packages.Find("*.deb")]);

        Assert.Contains($".{path}", contents.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Debian_package_installs_a_program_that_runs_and_leaves_nothing_when_it_is_removed()
    {
        // A root of its own, which is not the machine's; what it depends on is the machine's.
        var root = Directory.CreateDirectory(Path.Combine(packages.Directory, "debian"));
        Directory.CreateDirectory(Path.Combine(root.FullName, "var/lib/dpkg/updates"));
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "var/lib/dpkg/status"), "");
        Directory.CreateDirectory(Path.Combine(root.FullName, "var/lib/dpkg/info"));
        Task<Command> DpkgAsync(params string[] arguments) => Command.RunAsync(
            "dpkg", ["--root=" + root.FullName, "--log=/dev/null", "--force-depends", "--force-not-root", "--force-script-chrootless", .. arguments]);

        var installed = await DpkgAsync("--install", packages.Find("*.deb"));
        var ran = await Command.RunAsync(Path.Combine(root.FullName, "usr/bin/plimsoll"), ["version"]);
        var removed = await DpkgAsync("--purge", "plimsoll");

        Assert.True(installed.Code == 0, installed.Error);
        Assert.StartsWith("plimsoll ", ran.Output, StringComparison.Ordinal);
        Assert.True(removed.Code == 0, removed.Error);
        Assert.False(Directory.Exists(Path.Combine(root.FullName, "usr")));
    }

    [Theory]
    [InlineData("bridge", "0.0.0.0")]
    [InlineData("host", "127.0.0.1")]
    public async Task The_image_becomes_healthy_at_any_port_and_joins_an_instance_with_a_private_address_on_the_engine_of_its_socket(string network, string host)
    {
        var loaded = await Command.RunAsync("docker", ["load", "-i", packages.Find("*-image-*.tar")]);
        Assert.Equal(0, loaded.Code);
        var run = await Command.RunAsync(
            "docker",
            [
                "run", "-d", "--network", network, "-v", "/var/run/docker.sock:/var/run/docker.sock", "plimsoll",
                "up", "--host", host, "--port", "0", "--auth", "any-key", "--data", "/data", "--instances", "1",
            ]);
        Assert.Equal(0, run.Code);
        var container = run.Output.Trim();
        try
        {
            await UntilAsync(["inspect", "--format", "{{.State.Health.Status}}", container], "healthy\n");
            await UntilAsync(["exec", container, "/usr/bin/plimsoll", "status", "--data", "/data"], "\taddress 172.31.");
        }
        finally
        {
            // As docs/ci.md has it.
            await Command.RunAsync("docker", ["stop", container]);
            await Command.RunAsync(
                "docker", ["run", "--rm", "--volumes-from", container, "-v", "/var/run/docker.sock:/var/run/docker.sock", "plimsoll", "down", "--data", "/data"]);
            await Command.RunAsync("docker", ["rm", "-fv", container]);
            await Command.RunAsync("docker", ["rmi", "plimsoll:latest"]);
        }
    }

    private static async Task UntilAsync(IReadOnlyList<string> arguments, string words)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var asked = await Command.RunAsync("docker", arguments);
            if (asked.Code == 0 && asked.Output.Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            deadline.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
        }
    }
}
