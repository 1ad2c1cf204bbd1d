using Plimsoll.Agent.Images;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Engine;

/// <summary>
/// The first container of a task that brings an image settles what its name stands for; the others wait for it, and get the same
/// even if the tag moves meanwhile. Touched by the engine's loop alone.
/// </summary>
internal sealed class ImagePins
{
    private readonly Dictionary<string, TaskCompletionSource<ImagePin?>> _underWay = new(StringComparer.Ordinal);

    /// <summary>What another container has settled, or is about to: null in the end when it could not. Null itself: the caller is the first.</summary>
    public Task<ImagePin?>? Join(string image, TaskPlan plan, TaskState state)
    {
        var settled = state.Containers.FirstOrDefault(it => it.ImageId is not null && plan[it.Name].Source?.Image == image);
        if (settled is not null)
        {
            return Task.FromResult<ImagePin?>(new ImagePin(settled.ImageId!, settled.ImageDigest, settled.ImageReference));
        }

        if (_underWay.TryGetValue(image, out var pull))
        {
            return pull.Task;
        }

        _underWay.Add(image, new TaskCompletionSource<ImagePin?>(TaskCreationOptions.RunContinuationsAsynchronously));
        return null;
    }

    /// <summary>The first is done; null when it did not get the image.</summary>
    public void Settle(string image, ImagePin? pin)
    {
        if (_underWay.Remove(image, out var pull))
        {
            pull.SetResult(pin);
        }
    }
}
