using System.Security.Cryptography;
using System.Text;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Running;

/// <summary>
/// The registry is killed with SIGKILL again and again while images are pushed and deleted, layers come in by pieces and the collector
/// is at work, and after each time what was acknowledged is compared with what is there.
/// </summary>
public sealed class CrashTests
{
    private const int Kills = 6;
    private const int Workers = 3;

    [Theory(Timeout = 600_000)]
    [InlineData("AES256", "sha256")]
    [InlineData("KMS", "sha512")]
    public async Task Killed_at_any_moment_all_that_was_acknowledged_is_whole_and_nothing_half_is_left(string encryption, string algorithm)
    {
        var random = new Random(20261122);
        var workers = Enumerable.Range(0, Workers).Select(number => new CrashWorker(number, algorithm)).ToList();
        await using var registry = new RegistryProcess();
        await registry.StartAsync();
        await CreateAsync(registry.Http, encryption);
        for (var round = 0; round < Kills; round++)
        {
            var ahead = round % 2 == 1;
            await WorkAsync(registry, workers, random, ahead);
            CheckFiles(registry, algorithm, encryption == "KMS");
            await registry.StartAsync();
            foreach (var worker in workers)
            {
                await worker.CheckAsync(registry.Http, ahead);
            }
        }

        Assert.True(workers.Sum(worker => worker.Resumed) > 0, "No upload went on after a crash.");
        await CleanAsync(registry, workers);
    }

    // Ends when the server was killed in the middle of it all.
    private static async Task WorkAsync(RegistryProcess registry, List<CrashWorker> workers, Random random, bool ahead)
    {
        var (before, enough) = (workers.Sum(worker => worker.Acknowledged), random.Next(5, 15));
        var work = workers.Select(worker => Task.Run(() => worker.WorkAsync(registry.Http))).ToList();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (workers.Sum(worker => worker.Acknowledged) < before + (enough / 2))
        {
            await FirstFaultAsync(work, patience.Token);
        }

        if (ahead)
        {
            await registry.AdvanceAsync(25);
        }

        while (workers.Sum(worker => worker.Acknowledged) < before + enough)
        {
            await FirstFaultAsync(work, patience.Token);
        }

        await registry.KillAsync();
        await Task.WhenAll(work);
    }

    private static async Task FirstFaultAsync(List<Task> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (work.Find(task => task.IsFaulted) is { } failed)
        {
            await failed;
        }

        await Task.Delay(1, CancellationToken.None);
    }

    // What lies under a name is what the name says, at any moment.
    private static void CheckFiles(RegistryProcess registry, string algorithm, bool isSealed)
    {
        var hash = DigestAlgorithm.Find(algorithm)!.Hash;
        foreach (var file in registry.Files("blobs"))
        {
            var bytes = File.ReadAllBytes(file);
            var content = isSealed ? new BlobSeal(new BlobKey(Path.GetDirectoryName(registry.Files("").Single(one => one.EndsWith("blobs.key", StringComparison.Ordinal)))!)).Open(bytes) : bytes;
            Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(CryptographicOperations.HashData(hash, content)));
        }
    }

    private static async Task CleanAsync(RegistryProcess registry, List<CrashWorker> workers)
    {
        foreach (var worker in workers)
        {
            await worker.CleanAsync(new Oci(registry.Http));
        }

        using var content = Call("DeleteRepository", "{\"repositoryName\":\"crash\",\"force\":true}");
        using var deleted = await registry.Http.SendAsync(content);
        deleted.EnsureSuccessStatusCode();
        await registry.AdvanceAsync(25);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (registry.Files("blobs").Length + registry.Files("uploads").Length > 0)
        {
            Assert.False(patience.IsCancellationRequested, string.Join('\n', registry.Files("blobs").Concat(registry.Files("uploads"))));
            await Task.Yield();
        }
    }

    private static async Task CreateAsync(HttpClient http, string encryption)
    {
        using var create = Call("CreateRepository", $"{{\"repositoryName\":\"crash\",\"encryptionConfiguration\":{{\"encryptionType\":\"{encryption}\"}}}}");
        using var created = await http.SendAsync(create);
        created.EnsureSuccessStatusCode();
    }

    private static HttpRequestMessage Call(string operation, string input)
    {
        var call = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(input, Encoding.UTF8, "application/x-amz-json-1.1") };
        call.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerRegistry_V20150921.{operation}");
        return call;
    }
}
