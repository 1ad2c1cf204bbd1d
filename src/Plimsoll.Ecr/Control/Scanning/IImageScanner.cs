using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Scanning;

/// <summary>Looks for vulnerabilities in images.</summary>
internal interface IImageScanner
{
    /// <summary>Scans one image.</summary>
    /// <param name="registry">Its registry.</param>
    /// <param name="repository">Its repository.</param>
    /// <param name="digest">The image.</param>
    /// <param name="cancel">Gives up: nothing of the scan goes on.</param>
    /// <exception cref="ScanFailedException">It could not.</exception>
    Task<ScanReport> ScanAsync(RegistryScope registry, string repository, string digest, CancellationToken cancel);
}

/// <summary>A scan failed.</summary>
/// <param name="message">For the description of the scan; never holds a secret.</param>
internal sealed class ScanFailedException(string message) : Exception(message);
