using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Api;

/// <summary>What users, groups and roles have in common: inline policies, and managed ones that are attached.</summary>
/// <param name="context">IAM.</param>
/// <param name="pages">Cuts lists.</param>
/// <param name="kind">Which of the three.</param>
/// <param name="find">Finds one by name, to look at it.</param>
/// <param name="findOwn">Finds one by name, to change it.</param>
/// <param name="store">Puts one back with other inline policies.</param>
/// <param name="tooLarge">The error for inline policies of too many characters, or null; of the entity's name and the characters.</param>
internal sealed class EntityPolicies<T>(
    IamContext context, Pages pages, EntityKind kind, Func<View, string, T> find, Func<View, string, T> findOwn,
    Action<Tx, T, IReadOnlyList<InlinePolicy>> store, Func<string, int, AwsException?> tooLarge)
    where T : IEntity
{
    private readonly string _word = kind.ToString().ToLowerInvariant();

    public ValueTask<EmptyResponse> PutAsync(CallContext call, string name, string policy, string document)
    {
        PolicyTexts.CheckIdentity(document);
        return context.WriteAsync(call, tx =>
        {
            var entity = findOwn(tx, name);
            var after = InlinePolicies.With(entity.Inline, new InlinePolicy(policy, document));
            if (tooLarge(entity.Name, InlinePolicies.Size(after)) is { } error)
            {
                throw error;
            }

            store(tx, entity, after);
            return EmptyResponse.Instance;
        });
    }

    public ValueTask<(string Entity, string Policy, string Document)> GetAsync(CallContext call, string name, string policy) => context.ReadAsync(call, view =>
    {
        var entity = find(view, name);
        var found = entity.Inline.FirstOrDefault(one => one.Name == policy) ?? throw IamErrors.NoInlinePolicy(_word, policy);
        return (entity.Name, found.Name, PolicyTexts.Encoded(found.Document));
    });

    public ValueTask<EmptyResponse> DeleteAsync(CallContext call, string name, string policy) => context.WriteAsync(call, tx =>
    {
        var entity = findOwn(tx, name);
        store(tx, entity, InlinePolicies.Without(entity.Inline, policy) ?? throw IamErrors.NoInlinePolicy(_word, policy));
        return EmptyResponse.Instance;
    });

    public ValueTask<ListPolicyNamesResponse> ListAsync(CallContext call, string name, int? maxItems, string? marker) => context.ReadAsync(call, view =>
    {
        var entity = find(view, name);
        var (items, next) = pages.Cut(call, $"List{kind}Policies {entity.Id}", maxItems, marker, entity.Inline.Select(one => one.Name), one => one);
        return new ListPolicyNamesResponse { PolicyNames = items, IsTruncated = next is not null, Marker = next };
    });

    public ValueTask<EmptyResponse> AttachAsync(CallContext call, string name, string arn) => context.WriteAsync(call, tx =>
    {
        Attachments.Attach(tx, IamContext.Arns(call), kind, findOwn(tx, name), arn);
        return EmptyResponse.Instance;
    });

    public ValueTask<EmptyResponse> DetachAsync(CallContext call, string name, string arn) => context.WriteAsync(call, tx =>
    {
        Attachments.Detach(tx, findOwn(tx, name), arn);
        return EmptyResponse.Instance;
    });

    public ValueTask<ListAttachedPoliciesResponse> ListAttachedAsync(CallContext call, string name, string? prefix, int? maxItems, string? marker) =>
        context.ReadAsync(call, view =>
        {
            var entity = find(view, name);
            var attached = AttachedView.Of(view, entity.Id).Where(one => AttachedView.PathOf(one).StartsWith(prefix ?? "/", StringComparison.Ordinal));
            var (items, next) = pages.Cut(call, $"ListAttached{kind}Policies {entity.Id} {prefix}", maxItems, marker, attached, one => one.PolicyName!);
            return new ListAttachedPoliciesResponse { AttachedPolicies = items, IsTruncated = next is not null, Marker = next };
        });
}
