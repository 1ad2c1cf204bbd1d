namespace Plimsoll.Ec2;

/// <summary>The image of local instances. They are made from none: it has an id, because tools ask for one.</summary>
public static class LocalImage
{
    /// <summary>Its id, the same everywhere and always.</summary>
    public const string Id = "ami-00000000000000000";

    /// <summary>Its name.</summary>
    public const string Name = "plimsoll-local";
}
