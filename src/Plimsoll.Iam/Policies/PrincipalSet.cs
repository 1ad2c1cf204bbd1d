using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>Whom a statement names.</summary>
/// <param name="IsEverybody">True for <c>"*"</c>.</param>
/// <param name="Aws">Accounts, users, roles and sessions, or <c>*</c> for all of them.</param>
/// <param name="Services">Services, e.g. <c>ecs-tasks.amazonaws.com</c>.</param>
/// <param name="Federated">Identity providers.</param>
/// <param name="Names">All names with their kind, as written.</param>
internal sealed record PrincipalSet(
    bool IsEverybody, PrincipalName[] Aws, string[] Services, string[] Federated, IReadOnlyList<(string Kind, string Name)> Names)
{
    public PrincipalMatch Match(AccessRequest request)
    {
        if (IsEverybody
            || (request.Service is { } service && Services.Contains(service))
            || (request.Federated is { } provider && Federated.Contains(provider)))
        {
            return PrincipalMatch.Direct;
        }

        var closest = PrincipalMatch.None;
        if (request.Principal is { } principal)
        {
            foreach (var name in Aws)
            {
                var match = name.Match(principal);
                closest = match > closest ? match : closest;
            }
        }

        return closest;
    }
}
