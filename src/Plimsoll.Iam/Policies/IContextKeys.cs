namespace Plimsoll.Iam.Policies;

/// <summary>The condition keys of a request. A key is looked up when a policy asks for it, and may be computed only then.</summary>
public interface IContextKeys
{
    /// <summary>The values of a key; null or none when the request has not that key.</summary>
    /// <param name="key">E.g. <c>aws:SourceIp</c>, in any case.</param>
    IReadOnlyList<string>? Find(string key);
}
