namespace Plimsoll.Agent.Configuration;

/// <summary>ECS_IMAGE_PULL_BEHAVIOR.</summary>
public enum ImagePullBehavior
{
    /// <summary>Pull; when that fails use the image that is there. A local image that has no registry is used at once.</summary>
    Default,

    /// <summary>Pull or fail.</summary>
    Always,

    /// <summary>Pull unless this agent has pulled it before.</summary>
    Once,

    /// <summary>Pull only what is not there.</summary>
    PreferCached,
}
