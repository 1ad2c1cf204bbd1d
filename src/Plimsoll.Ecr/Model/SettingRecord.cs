namespace Plimsoll.Ecr.Model;

/// <summary>A setting of the account in the region.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value.</param>
internal sealed record SettingRecord(string Name, string Value)
{
    /// <summary>Whether a push may take a layer from another repository.</summary>
    public const string BlobMounting = "BLOB_MOUNTING";

    /// <summary>Whose scanner basic scans are made with.</summary>
    public const string BasicScanType = "BASIC_SCAN_TYPE_VERSION";

    /// <summary>The registry's own: here the one of <c>--image-scanner</c>. AWS takes the older CLAIR no more.</summary>
    public const string NativeScans = "AWS_NATIVE";

    /// <summary>For which actions the policy of the registry counts.</summary>
    public const string PolicyScope = "REGISTRY_POLICY_SCOPE";

    /// <summary>For all of them.</summary>
    public const string AllActions = "V2";

    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";
}
