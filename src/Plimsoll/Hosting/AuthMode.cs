namespace Plimsoll.Hosting;

/// <summary>Whose calls are heard.</summary>
internal enum AuthMode
{
    /// <summary>Those that a known key has signed.</summary>
    On,

    /// <summary>Those that have a signature, whoever made it: only its shape is checked. For CI, in a container.</summary>
    AnyKey,

    /// <summary>All.</summary>
    Off,
}
