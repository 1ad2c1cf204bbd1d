namespace Plimsoll.Wire.Signing;

/// <summary>What a signature is good for.</summary>
/// <param name="Date">Day, <c>yyyyMMdd</c>.</param>
/// <param name="Region">Region.</param>
/// <param name="Service">Signing name of the service.</param>
public sealed record CredentialScope(string Date, string Region, string Service)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Date}/{Region}/{Service}/aws4_request";
}
