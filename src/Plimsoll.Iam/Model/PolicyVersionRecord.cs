namespace Plimsoll.Iam.Model;

/// <summary>A version of a managed policy.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Document">JSON, as it was given.</param>
/// <param name="Created">When it was made.</param>
internal sealed record PolicyVersionRecord(int Number, string Document, DateTimeOffset Created)
{
    /// <summary>Its id, e.g. <c>v1</c>.</summary>
    public string VersionId => $"v{Number}";
}
