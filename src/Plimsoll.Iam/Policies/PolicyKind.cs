namespace Plimsoll.Iam.Policies;

/// <summary>What a policy of IAM is for: it says which elements it has, and in which words AWS refuses it (spec/roles-credentials.md §10).</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, a group or a role, or a permissions boundary: <c>Version</c> 2012-10-17, no <c>Principal</c>.</summary>
    Identity,

    /// <summary>Passed when a session is made: as <see cref="Identity"/>, of any version, its ARNs complete.</summary>
    Session,

    /// <summary>Of a resource: <c>Principal</c> is required, <c>Resource</c> is not.</summary>
    Resource,

    /// <summary>Says who may assume a role: <c>Principal</c> is required, <c>Resource</c> is forbidden, the actions are of STS.</summary>
    Trust,
}
