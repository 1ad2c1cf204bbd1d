using Plimsoll.Cells;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>Uses images as a test says.</summary>
internal sealed class FakeHolders : IImageHolders
{
    private readonly List<(string Region, string Repository, ImageHolder Holder)> _all = [];

    /// <summary>A task of a region uses an image by its tag, and has got a digest by it.</summary>
    public void Add(string arn, string repository, string? tag, string? digest = null, string region = EcrHarness.Region) =>
        _all.Add((region, repository, new ImageHolder(arn, tag, digest)));

    public IEnumerable<ImageHolder> Of(View view, RegistryHost home, RegistryHost registry, string repository) =>
        _all.Where(one => one.Region == home.Region && one.Repository == repository).Select(one => one.Holder);
}
