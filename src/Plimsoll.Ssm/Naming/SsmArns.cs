using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Naming;

/// <summary>ARNs of parameters.</summary>
internal static class SsmArns
{
    private const string Public = "/aws/service/";

    /// <summary>True for the name of a parameter that AWS gives everybody.</summary>
    public static bool IsPublic(string name) => name.StartsWith(Public, StringComparison.Ordinal);

    /// <summary>The ARN of a name, or of a path: its first slash is not doubled. Public ones belong to no account.</summary>
    public static string Of(CallContext call, string name) => Of(call.Account, call.Region, name);

    /// <summary>The ARN of a name, or of a path.</summary>
    /// <param name="account">Account of the caller.</param>
    /// <param name="region">Region.</param>
    /// <param name="name">Name or path.</param>
    public static string Of(string account, string region, string name) => new Arn(
        "ssm", region, IsPublic(name) ? "" : account, $"parameter/{name.TrimStart(ParameterNames.Separator)}").ToString();
}
