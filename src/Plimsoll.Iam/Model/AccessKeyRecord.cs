namespace Plimsoll.Iam.Model;

/// <summary>An access key of a user.</summary>
/// <param name="Id">Its public part, <c>AKIA…</c>.</param>
/// <param name="UserId">Id of the user.</param>
/// <param name="SealedSecret">Its secret part, sealed under a key of the server.</param>
/// <param name="IsActive">Whether it may sign.</param>
/// <param name="Created">When it was made.</param>
internal sealed record AccessKeyRecord(string Id, string UserId, string SealedSecret, bool IsActive, DateTimeOffset Created)
{
    /// <summary>The public part alone: secrets do not reach logs.</summary>
    public override string ToString() => Id;
}
