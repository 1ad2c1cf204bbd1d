using System.Text.RegularExpressions;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Task role and execution role are roles of the caller's account (spec/roles-credentials.md §3).</summary>
internal static partial class RoleRule
{
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClientException</c> or, for another account, <c>AccessDeniedException</c>.</exception>
    public static void Check(CallContext call, TaskDefinition definition)
    {
        foreach (var text in new[] { definition.TaskRoleArn, definition.ExecutionRoleArn }.OfType<string>())
        {
            if (!Arn.TryParse(text, out var arn) || arn is not { Service: "iam", Region: "" } || !RoleResource.IsMatch(arn.Resource))
            {
                throw EcsErrors.Client("Role is not valid");
            }

            if (arn.Account != call.Account)
            {
                throw EcsErrors.AccessDenied("Cross-account pass role is not allowed.");
            }
        }
    }

    [GeneratedRegex(@"\Arole/([!-~]+/)?[\w+=,.@-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleResource { get; }
}
