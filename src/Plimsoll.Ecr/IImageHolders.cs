using Plimsoll.Cells;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Ecr;

/// <summary>Says what uses images, so that nothing that runs loses the image that it runs from.</summary>
public interface IImageHolders
{
    /// <summary>What in one cell uses images of a repository. Found by index: it is asked at every delete.</summary>
    /// <param name="view">The cell: inside its transaction nothing begins or ends to use an image.</param>
    /// <param name="home">Account and region of the cell.</param>
    /// <param name="registry">Account and region of the repository.</param>
    /// <param name="repository">Name of the repository.</param>
    IEnumerable<ImageHolder> Of(View view, RegistryHost home, RegistryHost registry, string repository);
}

/// <summary>What uses an image.</summary>
/// <param name="Arn">ARN of a task or of a task definition.</param>
/// <param name="Tag">The tag by which it names the image.</param>
/// <param name="Digest">The image that it means or has got; null where whatever the tag says is meant.</param>
public sealed record ImageHolder(string Arn, string? Tag, string? Digest);
