using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Images;

/// <summary>An image that a container needs.</summary>
/// <param name="Image">The reference.</param>
/// <param name="Behavior">When to pull.</param>
/// <param name="PulledBefore">This agent pulled the reference before.</param>
/// <param name="Login">For its registry.</param>
/// <param name="Inactivity">A pull without progress for so long is given up.</param>
/// <param name="Timeout">A pull that takes so long is given up.</param>
/// <param name="Progress">Hears how far the pull is.</param>
internal sealed record PullRequest(
    string Image,
    ImagePullBehavior Behavior,
    bool PulledBefore,
    RegistryLogin? Login,
    TimeSpan Inactivity,
    TimeSpan Timeout,
    Action<PullProgress> Progress);

/// <summary>An image that is there.</summary>
/// <param name="ImageId">Docker's id of it.</param>
/// <param name="Digest">The manifest's digest; null when it came from no registry.</param>
/// <param name="Pulled">It was pulled for this request.</param>
/// <param name="Note">What a person should know: a cached image had to do.</param>
internal sealed record PullResult(string ImageId, string? Digest, bool Pulled, string? Note);
