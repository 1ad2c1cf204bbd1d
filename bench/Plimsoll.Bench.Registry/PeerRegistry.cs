using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Bench.Registry;

/// <summary>
/// Debian's docker-registry with its file system driver, on the same disk. It asks for no login and writes no log here, and it
/// never flushes a file to disk: what it answered is in memory until the kernel writes it.
/// </summary>
internal sealed class PeerRegistry : Registry
{
    public override string Name => "docker-registry";

    public static async Task<PeerRegistry> StartAsync()
    {
        var registry = new PeerRegistry { Port = FreePort() };
        var configuration = Path.Combine(registry.Data.FullName, "config.yml");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            version: 0.1
            log:
              accesslog:
                disabled: true
              level: error
            storage:
              cache:
                blobdescriptor: inmemory
              filesystem:
                rootdirectory: {{registry.Data.FullName}}/data
              delete:
                enabled: true
            http:
              addr: 127.0.0.1:{{registry.Port}}

            """));
        registry.Process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", configuration]) { RedirectStandardError = true })!;
        registry.Process.BeginErrorReadLine();
        using var http = new HttpClient();
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{registry.Port}/v2/")));
                return registry;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }

        throw new InvalidOperationException("docker-registry does not answer (apt-get install docker-registry).");
    }
}
