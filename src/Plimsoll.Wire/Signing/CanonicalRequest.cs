using System.Text;

namespace Plimsoll.Wire.Signing;

/// <summary>
/// Signature Version 4's canonical form of a request
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
internal static class CanonicalRequest
{
    /// <summary>The text whose hash is signed.</summary>
    public static string Build(in SignedRequest request, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var text = new StringBuilder(512);
        var mark = request.Target.IndexOf('?', StringComparison.Ordinal);
        text.Append(request.Method).Append('\n');
        CanonicalTarget.AppendPath(text, mark < 0 ? request.Target : request.Target[..mark]);
        text.Append('\n').Append(mark < 0 ? "" : CanonicalTarget.Query(request.Target[(mark + 1)..])).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':');
            AppendTrimmed(text, request.Header(name) ?? "");
            text.Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    private static void AppendTrimmed(StringBuilder text, string value)
    {
        var trimmed = value.AsSpan().Trim();
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (trimmed[i] != ' ' || trimmed[i - 1] != ' ')
            {
                text.Append(trimmed[i]);
            }
        }
    }
}
