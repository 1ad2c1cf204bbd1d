namespace Plimsoll.Placement.Querying;

/// <summary>What part of an instance an expression looks at: decides how long its answer may be kept.</summary>
[Flags]
internal enum FactKinds
{
    None = 0,

    /// <summary>Attributes, agent version and connection: shared by many instances.</summary>
    Class = 1,

    /// <summary>Instance id, registration time: one instance's own, fixed.</summary>
    Identity = 2,

    /// <summary>The tasks on the instance: changes with each placement.</summary>
    Tasks = 4,
}
