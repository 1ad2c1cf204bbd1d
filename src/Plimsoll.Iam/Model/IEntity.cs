namespace Plimsoll.Iam.Model;

/// <summary>A user, a group or a role, as its policies see it.</summary>
internal interface IEntity
{
    /// <summary>Unique id: what belongs to it names it by this.</summary>
    string Id { get; }

    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its inline policies, in the order of their names.</summary>
    IReadOnlyList<InlinePolicy> Inline { get; }
}
