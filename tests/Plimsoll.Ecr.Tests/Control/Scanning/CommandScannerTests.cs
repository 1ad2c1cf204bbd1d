using Microsoft.Extensions.Time.Testing;
using Plimsoll.Ecr.Control.Login;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Tests.Control.Scanning;

public sealed class CommandScannerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RegistryPasswords _passwords;

    public CommandScannerTests() => _passwords = new RegistryPasswords(new byte[32], _time);

    [Fact]
    public async Task The_command_finds_image_and_login_in_its_environment()
    {
        var report = await ScanAsync("""printf '{"findings":[{"name":"%s","uri":"%s","description":"%s"}]}' "$PLIMSOLL_IMAGE" "$PLIMSOLL_REGISTRY_USERNAME" "$PLIMSOLL_REGISTRY_PASSWORD" """);

        var found = report.Findings[0];
        Assert.Equal(("127.0.0.1:4566/team/app@sha256:ab", "AWS"), (found.Name, found.Uri));
        Assert.Equal("arn:aws:sts::123456789012:federated-user/image-scanner", _passwords.Read(found.Description!)!.Principal.Arn);
    }

    [Theory]
    [InlineData("echo boom >&2; exit 3", "The image scanner ended with code 3: boom")]
    [InlineData("exit 1", "The image scanner ended with code 1")]
    [InlineData("echo \"with $PLIMSOLL_REGISTRY_PASSWORD and no more\" >&2; exit 2", "The image scanner ended with code 2: with … and no more")]
    [InlineData("head -c 33554433 /dev/zero", "The image scanner printed more than 33554432 bytes")]
    [InlineData("kill -9 $$", "The image scanner ended with code 137")]
    public async Task A_command_that_fails_says_why_and_no_secret(string command, string reason) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<ScanFailedException>(() => ScanAsync(command))).Message);

    [Fact]
    public async Task Half_of_a_password_is_a_secret_too()
    {
        var error = await Assert.ThrowsAsync<ScanFailedException>(() => ScanAsync(
            "i=0; while [ $i -lt 200 ]; do printf '%s' \"$PLIMSOLL_REGISTRY_PASSWORD\" >&2; i=$((i+1)); done; exit 1"));

        Assert.Empty(error.Message["The image scanner ended with code 1".Length..].Trim(':', ' ', '…'));
    }

    [Fact]
    public async Task A_command_that_does_not_end_is_ended()
    {
        var scan = ScanAsync("sleep 1000 & wait");

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("The image scanner did not end within 10 minutes", (await Assert.ThrowsAsync<ScanFailedException>(() => scan)).Message);
    }

    [Fact]
    public async Task A_scan_that_is_given_up_ends()
    {
        using var stop = new CancellationTokenSource();
        var scan = ScanAsync("sleep 1000", stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
    }

    private Task<ScanReport> ScanAsync(string command, CancellationToken cancel = default) =>
        new CommandScanner(new ImageScannerOptions(command, () => Task.FromResult("127.0.0.1:4566")), _passwords, _time)
            .ScanAsync(new RegistryScope("123456789012", "eu-west-1"), "team/app", "sha256:ab", cancel);
}
