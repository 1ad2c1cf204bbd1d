using Plimsoll.Ecr;
using Plimsoll.Images;

namespace Plimsoll.Transfers;

/// <summary>A push or pull as a person sees it: the layers that one caller moves to or from one repository.</summary>
/// <param name="isPush">A push.</param>
/// <param name="repository">Its repository.</param>
/// <param name="by">Its caller.</param>
/// <param name="began">When its first layer began.</param>
internal sealed class TransferGroup(bool isPush, string repository, string by, DateTimeOffset began)
{
    private readonly List<Transfer> _moving = [];
    private readonly DateTimeOffset _began = began;
    private long _bytes;
    private int _layers;

    /// <summary>When something last happened.</summary>
    public DateTimeOffset LastAt { get; private set; } = began;

    /// <summary>Layers are on their way.</summary>
    public bool IsMoving => _moving.Count > 0;

    public bool IsPush => isPush;

    public void Began(Transfer transfer, DateTimeOffset now)
    {
        _moving.Add(transfer);
        LastAt = now;
    }

    public void Ended(Transfer transfer, long bytes, int layers, DateTimeOffset now)
    {
        _moving.Remove(transfer);
        _bytes += bytes;
        _layers += layers;
        LastAt = now;
    }

    /// <summary>What is on its way, for a line that is redrawn.</summary>
    public string Now(DateTimeOffset now) => isPush
        ? $"pushing {repository}: {Amounts.Bytes(_bytes + _moving.Sum(one => one.Bytes()))}{Speed(now)}"
        : $"pulling {repository}: {Amounts.Bytes(_bytes)} of {Amounts.Bytes(_bytes + _moving.Sum(one => one.Bytes()))}{Speed(now)}";

    /// <summary>What came of it, for a line that stays.</summary>
    public string Summary() => _layers == 0
        ? $"{Amounts.Bytes(_bytes)}, {by}"
        : $"{_layers} {(_layers == 1 ? "layer" : "layers")}, {Amounts.Bytes(_bytes)} in {(LastAt - _began).TotalSeconds:0.0} s, {by}";

    /// <summary>Whether anything came of it.</summary>
    public bool IsEmpty => _layers == 0 && _bytes == 0;

    private string Speed(DateTimeOffset now) => now - _began is { TotalSeconds: > 1 } passed
        ? $", {Amounts.Bytes((long)((_bytes + (isPush ? _moving.Sum(one => one.Bytes()) : 0)) / passed.TotalSeconds))}/s"
        : "";
}
