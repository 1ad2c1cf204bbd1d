using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Plimsoll.Ecr.Control.Login;
using Plimsoll.Ecr.Naming;
using Plimsoll.Iam.Keys;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Scanning;

/// <summary>Scans with a command of the user's. Its login can pull and no more, and goes by the environment alone: command lines are seen by all.</summary>
/// <param name="options">The command.</param>
/// <param name="passwords">Makes the login.</param>
/// <param name="time">Clock of the limit.</param>
internal sealed class CommandScanner(ImageScannerOptions options, RegistryPasswords passwords, TimeProvider time) : IImageScanner
{
    /// <summary>Most that a report may have, in bytes.</summary>
    public const int MostOutput = 32 << 20;

    private const int MostComplaint = 500;
    private const int MostKept = 16384;

    // What pulling takes, and no more.
    private const string PullOnly =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":
        ["ecr:GetAuthorizationToken","ecr:BatchCheckLayerAvailability","ecr:GetDownloadUrlForLayer","ecr:BatchGetImage"]}]}
        """;

    /// <summary>Who pulls for the scanner, in an account: a federated user of the root user's, bound to pulling.</summary>
    /// <param name="account">Account, twelve digits.</param>
    /// <param name="now">When the session begins.</param>
    public static Principal Puller(string account, DateTimeOffset now) =>
        new(PrincipalKind.FederatedUser, account, ArnOf(account), $"{account}:image-scanner")
        {
            Session = new PrincipalSession { IssuerId = account, Issued = now, Policy = PullOnly },
        };

    /// <summary>True of who pulls for the scanner.</summary>
    public static bool IsPuller(Principal principal) => principal.Kind == PrincipalKind.FederatedUser && principal.Arn == ArnOf(principal.Account);

    private static string ArnOf(string account) => $"arn:aws:sts::{account}:federated-user/image-scanner";

    public async Task<ScanReport> ScanAsync(RegistryScope registry, string repository, string digest, CancellationToken cancel)
    {
        var (password, _) = passwords.Issue(Puller(registry.Account, time.GetUtcNow()), registry.Region);
        using var process = Start($"{await options.Registry().WaitAsync(cancel)}/{repository}@{digest}", password);
        using var limit = new CancellationTokenSource(options.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        process.StandardInput.Close();
        var complaint = TailAsync(process.StandardError, password, either.Token);
        try
        {
            var output = await ReadAsync(process.StandardOutput.BaseStream, either.Token);
            var said = await complaint;
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? ScanReportReader.Read(output)
                : throw new ScanFailedException($"The image scanner ended with code {process.ExitCode}{(said.Length > 0 ? $": {said}" : "")}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ScanFailedException($"The image scanner did not end within {options.TimeLimit.TotalMinutes:0} minutes");
        }
        finally
        {
            // Whatever it started goes with it.
            process.Kill(entireProcessTree: true);
            await either.CancelAsync();
            await ((Task)complaint).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Process Start(string image, string password)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", options.Command },
            Environment =
            {
                ["PLIMSOLL_IMAGE"] = image,
                ["PLIMSOLL_REGISTRY"] = image[..image.IndexOf('/', StringComparison.Ordinal)],
                ["PLIMSOLL_REGISTRY_USERNAME"] = RegistryPasswords.UserName,
                ["PLIMSOLL_REGISTRY_PASSWORD"] = password,

                // The names that trivy and grype look for.
                ["TRIVY_USERNAME"] = RegistryPasswords.UserName,
                ["TRIVY_PASSWORD"] = password,
                ["TRIVY_NON_SSL"] = "true",
                ["GRYPE_REGISTRY_AUTH_AUTHORITY"] = image[..image.IndexOf('/', StringComparison.Ordinal)],
                ["GRYPE_REGISTRY_AUTH_USERNAME"] = RegistryPasswords.UserName,
                ["GRYPE_REGISTRY_AUTH_PASSWORD"] = password,
                ["GRYPE_REGISTRY_INSECURE_USE_HTTP"] = "true",
            },
        };
        // Those who may pull have no use for the keys of the root user.
        start.Environment.Remove(KeyRingFile.AccessKeyVariable);
        start.Environment.Remove(KeyRingFile.SecretKeyVariable);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new ScanFailedException($"The image scanner could not be started: {error.Message}");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream output, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var some = new byte[81920];
        while (await output.ReadAsync(some, cancel) is > 0 and var count)
        {
            if (bytes.Length + count > MostOutput)
            {
                throw new ScanFailedException($"The image scanner printed more than {MostOutput} bytes");
            }

            bytes.Write(some, 0, count);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    // The last words of a program say why it ended. Where its first are lost, half of a password may be left at the cut: it goes too.
    private static async Task<string> TailAsync(StreamReader errors, string password, CancellationToken cancel)
    {
        var tail = new StringBuilder();
        var (some, isCut) = (new char[4096], false);
        while (await errors.ReadAsync(some, cancel) is > 0 and var count)
        {
            tail.Append(some, 0, count);
            if (tail.Length > MostKept)
            {
                tail.Remove(0, tail.Length - MostKept);
                isCut = true;
            }
        }

        var text = tail.ToString().Replace(password, "…", StringComparison.Ordinal);
        text = text[(isCut ? Math.Min(password.Length, text.Length) : 0)..].Trim();
        return text[Math.Max(0, text.Length - MostComplaint)..];
    }
}
