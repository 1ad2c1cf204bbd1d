using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Control;

/// <summary>Holds documents that are given against the grammar and the quotas, which do not count white space.</summary>
internal static class PolicyTexts
{
    /// <summary>Most characters of a managed policy.</summary>
    public const int MostManaged = 6144;

    /// <summary>Most characters of a trust policy.</summary>
    public const int MostTrust = 2048;

    /// <summary>Refuses what is no policy of a user, group or role.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>MalformedPolicyDocument</c>.</exception>
    public static void CheckIdentity(string document) => Check(document, PolicyKind.Identity);

    /// <summary>Refuses what is no policy of who may assume a role.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>MalformedPolicyDocument</c>, <c>LimitExceeded</c>.</exception>
    public static void CheckTrust(string document)
    {
        Check(document, PolicyKind.Trust);
        if (Size(document) > MostTrust)
        {
            throw IamErrors.Quota($"ACLSizePerRole: {MostTrust}");
        }
    }

    /// <summary>Refuses what is no managed policy.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>MalformedPolicyDocument</c>, <c>LimitExceeded</c>.</exception>
    public static void CheckManaged(string document)
    {
        CheckIdentity(document);
        if (Size(document) > MostManaged)
        {
            throw IamErrors.Quota($"PolicySize: {MostManaged}");
        }
    }

    /// <summary>Characters that count.</summary>
    public static int Size(string document) => document.Count(letter => !char.IsWhiteSpace(letter));

    /// <summary>A document as answers carry it: percent-encoded.</summary>
    public static string Encoded(string document) => Uri.EscapeDataString(document);

    private static void Check(string document, PolicyKind kind)
    {
        try
        {
            PolicyReader.Read(document, kind);
        }
        catch (PolicyFormatException error)
        {
            throw IamErrors.Malformed(error.Message);
        }
    }
}
