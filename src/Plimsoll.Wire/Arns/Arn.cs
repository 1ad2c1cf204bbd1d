using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Wire.Arns;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <param name="Service">Signing name of the service, e.g. <c>ecs</c>.</param>
/// <param name="Region">Region, empty for global services.</param>
/// <param name="Account">Twelve digits, or empty.</param>
/// <param name="Resource">All that follows the fifth colon, colons and slashes included.</param>
public sealed record Arn(string Service, string Region, string Account, string Resource)
{
    /// <summary>Reads an ARN; false when the text has not the form of one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = null;
        var parts = text?.Split(':', 6);
        if (parts is not ["arn", "aws", { Length: > 0 } service, var region, var account, { Length: > 0 } resource])
        {
            return false;
        }

        arn = new Arn(service, region, account, resource);
        return true;
    }

    /// <summary>True for a text that begins as an ARN does.</summary>
    public static bool Looks(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"arn:aws:{Service}:{Region}:{Account}:{Resource}";
}
