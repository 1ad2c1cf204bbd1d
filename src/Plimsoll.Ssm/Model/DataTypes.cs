namespace Plimsoll.Ssm.Model;

/// <summary>What the values of parameters are.</summary>
internal static class DataTypes
{
    public const string Text = "text";

    /// <summary>True for one that AWS knows.</summary>
    public static bool IsKnown(string type) => type is Text or "aws:ec2:image" or "aws:ssm:integration";
}
