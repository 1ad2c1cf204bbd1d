using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Control;

/// <summary>Tags of a session (docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html).</summary>
/// <param name="All">All tags, inherited ones too; null for none.</param>
/// <param name="Transitive">Keys of those that go on; null for none.</param>
internal sealed record SessionTags(IReadOnlyDictionary<string, string>? All, IReadOnlyList<string>? Transitive)
{
    private static readonly StringComparer Keys = StringComparer.OrdinalIgnoreCase;

    /// <summary>The tags of a new session.</summary>
    /// <param name="calling">The session that makes it; null for none.</param>
    /// <param name="given">Tags that are passed.</param>
    /// <param name="transitive">Keys of those that are to go on.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterValue</c>.</exception>
    public static SessionTags Of(PrincipalSession? calling, IReadOnlyList<Tag>? given, IReadOnlyList<string>? transitive)
    {
        var all = new Dictionary<string, string>(Keys);
        foreach (var tag in given ?? [])
        {
            if (!all.TryAdd(tag.Key!, tag.Value!))
            {
                throw StsErrors.BadParameter("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }

        if ((transitive ?? []).Any(key => !all.ContainsKey(key)))
        {
            throw StsErrors.BadParameter("The specified transitive tag key must be included in the requested tags.");
        }

        var chosen = new HashSet<string>(transitive ?? [], Keys);
        var onward = all.Keys.Where(chosen.Contains).ToList();
        foreach (var key in calling?.TransitiveTagKeys ?? [])
        {
            if (!all.TryAdd(key, calling!.Tags![key]))
            {
                throw StsErrors.BadParameter(
                    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
            }

            onward.Add(key);
        }

        return new SessionTags(all.Count == 0 ? null : all, onward.Count == 0 ? null : onward);
    }
}
