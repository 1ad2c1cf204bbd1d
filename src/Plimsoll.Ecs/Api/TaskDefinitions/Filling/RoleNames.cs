using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Filling;

/// <summary>Callers may name a role by its name alone (spec/roles-credentials.md §3).</summary>
internal static class RoleNames
{
    /// <summary>The ARN that a name stands for; an ARN stays as it is, an empty name is none.</summary>
    public static string? ToArn(CallContext call, string? nameOrArn) =>
        string.IsNullOrEmpty(nameOrArn) ? null
        : Arn.Looks(nameOrArn) ? nameOrArn
        : $"arn:aws:iam::{call.Account}:role/{nameOrArn}";
}
