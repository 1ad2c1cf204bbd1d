namespace Plimsoll.Ecr.Model;

/// <summary>The policy of the registry.</summary>
/// <param name="Text">As it was put; it has passed the validation.</param>
internal sealed record RegistryPolicyRecord(string Text)
{
    /// <summary>Key of the only one.</summary>
    public const string Key = "policy";
}
