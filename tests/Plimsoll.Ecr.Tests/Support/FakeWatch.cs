using System.Collections.Concurrent;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>Remembers what the registry tells of.</summary>
internal sealed class FakeWatch : ITransferWatch
{
    public ConcurrentQueue<string> Told { get; } = new();

    public void Began(Transfer transfer)
    {
    }

    public void Ended(Transfer transfer, long bytes, int layers) =>
        Told.Enqueue($"{(transfer.IsPush ? "push" : "pull")} {transfer.Repository} {transfer.By}: {bytes} bytes, {layers} layers");

    public void Pushed(string repository, string reference, string digest, string by) => Told.Enqueue($"pushed {repository}:{reference} {digest} {by}");
}
