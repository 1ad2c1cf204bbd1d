using Plimsoll.Cells;
using Plimsoll.Ecr;
using Plimsoll.Ecs;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Hosting;

/// <summary>Tells ECR which of its images ECS uses.</summary>
/// <param name="isOwn">Whether a host is this server's registry, under a name that AWS did not give.</param>
internal sealed class ImageHolders(Func<string, bool> isOwn) : IImageHolders
{
    /// <inheritdoc/>
    public IEnumerable<ImageHolder> Of(View view, RegistryHost home, RegistryHost registry, string repository)
    {
        foreach (var user in EcsService.ImageUsers(view, repository))
        {
            var name = ImageName.Parse(user.Image)!;

            // A host that names no registry means the one of whoever runs the task.
            if ((RegistryHost.Parse(name.Host) ?? (isOwn(name.Host) ? home : null)) == registry)
            {
                yield return new ImageHolder(user.Arn, name.Tag, user.Digest ?? name.Digest);
            }
        }
    }
}
