using Plimsoll.Cells;
using Plimsoll.Cells.Tables;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>
/// What the users and roles of an account may do: put together when first asked for, and anew after any change to what it rests on, so that a
/// change counts from the transaction that made it.
/// </summary>
internal sealed class PrincipalPolicies : IDerived
{
    private const string Type = "IAM Policy";

    private static readonly Table[] RestsOn =
        [IamTables.Roles, IamTables.Users, IamTables.Groups, IamTables.Memberships, IamTables.Attachments, IamTables.Policies];

    private readonly Dictionary<string, PrincipalFacts> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Apply(Table table, object? old, object? @new)
    {
        if (_known.Count > 0 && RestsOn.Contains(table))
        {
            _known.Clear();
        }
    }

    /// <summary>What is known of a user or role; null when there is none of the id.</summary>
    /// <param name="view">The account.</param>
    /// <param name="account">Its number.</param>
    /// <param name="id">Unique id of the user or role.</param>
    public PrincipalFacts? Of(View view, string account, string id)
    {
        if (_known.TryGetValue(id, out var facts))
        {
            return facts;
        }

        // Of who is not there nothing is kept: ids are anybody's to make up.
        return Make(view, new IamArns(account), id) is { } made ? _known[id] = made : null;
    }

    /// <summary>A managed policy, with the name that people know it by; null when there is none of the ARN.</summary>
    public static SourcedPolicy? Managed(View view, IamArns arns, string arn) =>
        AwsManagedPolicies.Find(arn) is { } aws ? new SourcedPolicy(aws.Name, Type, CompiledPolicies.OfAws(aws.Document))
        : Find.Policy(view, arns, arn) is { } own ? new SourcedPolicy(own.Name, Type, CompiledPolicies.OfIdentity(own.Document))
        : null;

    /// <summary>Policies of an entity itself: inline ones, then those that are attached.</summary>
    public static IEnumerable<SourcedPolicy> OwnOf(View view, IamArns arns, IEntity entity) =>
        entity.Inline.Select(one => new SourcedPolicy(one.Name, Type, CompiledPolicies.OfIdentity(one.Document)))
            .Concat(Attachments.Of(view, entity.Id).Select(arn => Managed(view, arns, arn)).OfType<SourcedPolicy>());

    private static PrincipalFacts? Make(View view, IamArns arns, string id) =>
        Find.RoleById(view, id) is { } role ? new PrincipalFacts(arns.Of(role), role.Tags, Make(view, arns, [role], role.Boundary))
        : Find.UserById(view, id) is { } user
            ? new PrincipalFacts(
                arns.Of(user), user.Tags,
                Make(view, arns, [user, .. view.In(IamTables.MembershipsByUser, id).Select(one => Find.GroupById(view, one.GroupId)!)], user.Boundary))
        : null;

    private static PolicySet Make(View view, IamArns arns, IEnumerable<IEntity> entities, string? boundary) => new()
    {
        Identity = [.. entities.SelectMany(entity => OwnOf(view, arns, entity))],
        Boundary = boundary is null ? null : Managed(view, arns, boundary),
    };
}
