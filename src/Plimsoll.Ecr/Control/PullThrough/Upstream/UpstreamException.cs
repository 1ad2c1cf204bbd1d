namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>Why a registry upstream did not give what it was asked for (codes of BatchGetImage's failures).</summary>
internal enum UpstreamFailure
{
    UpstreamUnavailable,
    UpstreamAccessDenied,
    UpstreamTooManyRequests,
}

/// <summary>A registry upstream did not give what it was asked for.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">For a person; without credentials.</param>
/// <param name="inner">What it came from.</param>
internal sealed class UpstreamException(UpstreamFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public UpstreamFailure Failure { get; } = failure;
}
