namespace Plimsoll.Wire.Signing;

/// <summary>The parts of an HTTP request that Signature Version 4 covers.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Raw path and query as sent, e.g. <c>/acs/ws?seqNum=1</c>.</param>
/// <param name="Header">Value of a header by lower-case name, several joined by commas; null when absent.</param>
public readonly record struct SignedRequest(string Method, string Target, Func<string, string?> Header);
