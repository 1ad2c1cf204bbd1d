namespace Plimsoll.Ecr.Api;

/// <summary>A request about the tags of a repository.</summary>
internal interface ITaggedRequest
{
    /// <summary>ARN of the repository.</summary>
    string? ResourceArn { get; }
}
