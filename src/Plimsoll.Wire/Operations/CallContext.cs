using System.Net;

namespace Plimsoll.Wire.Operations;

/// <summary>What is known of one call beside its input.</summary>
/// <param name="Principal">Who signed it.</param>
/// <param name="Region">Region of the credential scope: with the account it names the cell.</param>
/// <param name="RequestId">Goes back as <c>x-amzn-requestid</c>.</param>
/// <param name="Endpoint">Scheme, host and port that the caller used, e.g. <c>http://127.0.0.1:4566</c>.</param>
/// <param name="Aborted">Cancelled when the caller goes away.</param>
public sealed record CallContext(Principal Principal, string Region, string RequestId, string Endpoint, CancellationToken Aborted)
{
    /// <summary>Account whose state the call works on.</summary>
    public string Account => Principal.Account;

    /// <summary>Address from which the call came; null where it came from the program itself.</summary>
    public IPAddress? Source { get; init; }

    /// <summary>What the caller says it is; empty when it does not say.</summary>
    public string UserAgent { get; init; } = "";
}
