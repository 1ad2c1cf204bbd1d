using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Needs;

/// <summary><c>iam:PassRole</c>, asked of who hands roles to ECS (docs/spec: roles-credentials §3).</summary>
internal static class RoleNeeds
{
    private const string Pass = "iam:PassRole";
    private const string To = "iam:PassedToService";
    private const string Tasks = "ecs-tasks.amazonaws.com";
    private const string Ecs = "ecs.amazonaws.com";

    /// <summary>Roles that tasks get.</summary>
    /// <param name="call">The call.</param>
    /// <param name="roles">Names or ARNs; null ones are none.</param>
    public static IEnumerable<Need> ToTasks(CallContext call, params IEnumerable<string?> roles) => Of(call, Tasks, roles);

    /// <summary>The role of a service.</summary>
    public static IEnumerable<Need> ToService(CallContext call, string? role) => Of(call, Ecs, [role]);

    private static IEnumerable<Need> Of(CallContext call, string service, IEnumerable<string?> roles) =>
        roles.Where(role => !string.IsNullOrEmpty(role)).Distinct().Select(role => new Need(Pass, ArnOf(call, role!)) { Keys = new NeedKeys().With(To, service) });

    private static string ArnOf(CallContext call, string nameOrArn) =>
        Arn.Looks(nameOrArn) ? nameOrArn : $"arn:aws:iam::{call.Account}:role/{nameOrArn}";
}
