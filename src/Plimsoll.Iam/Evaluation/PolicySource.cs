namespace Plimsoll.Iam.Evaluation;

/// <summary>The kinds of policies that take part in a decision.</summary>
public enum PolicySource
{
    /// <summary>Policies of the user and its groups, or of the role; the root user needs none.</summary>
    Identity,

    /// <summary>The permissions boundary of the user or role.</summary>
    Boundary,

    /// <summary>Policies that were passed when the session was made.</summary>
    Session,

    /// <summary>Policies of the resource.</summary>
    Resource,

    /// <summary>The trust policy of the role that is the resource.</summary>
    Trust,
}
