using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Images;

/// <summary>An image that a container needs.</summary>
/// <param name="Image">The reference as the task has it.</param>
/// <param name="IsOwn">It is of the control plane's registry.</param>
/// <param name="Behavior">When to pull.</param>
/// <param name="PulledBefore">This agent pulled the reference before.</param>
/// <param name="Pin">What the reference stands for in this task, when another container has settled it.</param>
/// <param name="Find">Finds out where the engine gets it: asked only when it has to be pulled or compared.</param>
/// <param name="Inactivity">A pull without progress for so long is given up.</param>
/// <param name="Timeout">A pull that takes so long is given up.</param>
/// <param name="Progress">Hears how far the pull is.</param>
internal sealed record PullRequest(
    string Image,
    bool IsOwn,
    ImagePullBehavior Behavior,
    bool PulledBefore,
    ImagePin? Pin,
    Func<CancellationToken, Task<ImageSource>> Find,
    TimeSpan Inactivity,
    TimeSpan Timeout,
    Action<PullProgress> Progress);

/// <summary>An image that is there.</summary>
/// <param name="Pin">Its content.</param>
/// <param name="Pulled">It was pulled for this request.</param>
/// <param name="Note">What a person should know: a cached image had to do.</param>
internal sealed record PullResult(ImagePin Pin, bool Pulled, string? Note);
