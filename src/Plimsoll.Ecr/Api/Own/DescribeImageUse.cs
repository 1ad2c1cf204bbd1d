using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Own;

/// <summary>Input of <c>DescribeImageUse</c>.</summary>
internal sealed record DescribeImageUseRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    public string? RepositoryName { get; init; }

    /// <summary>Only one's own registry can be asked.</summary>
    string? IRepositoryRequest.RegistryId => null;
}

/// <summary>Answer of <c>DescribeImageUse</c>.</summary>
internal sealed record DescribeImageUseResponse
{
    public IReadOnlyList<UsedImage>? Images { get; init; }
}

/// <summary>An image and what uses it.</summary>
internal sealed record UsedImage
{
    public string? ImageDigest { get; init; }

    /// <summary>ARNs of tasks that have not stopped and of active task definitions.</summary>
    public IReadOnlyList<string>? UsedBy { get; init; }
}
