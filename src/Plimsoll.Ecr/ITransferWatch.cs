namespace Plimsoll.Ecr;

/// <summary>Is told of layers that come and go through the registry. Called from many threads, once or twice a layer: it must be quick.</summary>
public interface ITransferWatch
{
    /// <summary>Bytes begin to move.</summary>
    void Began(Transfer transfer);

    /// <summary>They have ended, whatever came of it.</summary>
    /// <param name="transfer">As it began.</param>
    /// <param name="bytes">How many moved.</param>
    /// <param name="layers">1 when a layer is whole with them, else 0.</param>
    void Ended(Transfer transfer, long bytes, int layers);

    /// <summary>An image is there.</summary>
    /// <param name="repository">Its repository.</param>
    /// <param name="reference">Its tag, or its digest where it was pushed without one.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="by">Who pushed it.</param>
    void Pushed(string repository, string reference, string digest, string by);
}

/// <summary>Bytes of a layer on their way.</summary>
/// <param name="IsPush">To the registry; else from it.</param>
/// <param name="Repository">Its repository.</param>
/// <param name="By">Last part of the ARN of who moves them.</param>
/// <param name="Bytes">How many of a push have come so far, of a pull how many will go.</param>
public sealed record Transfer(bool IsPush, string Repository, string By, Func<long> Bytes);
