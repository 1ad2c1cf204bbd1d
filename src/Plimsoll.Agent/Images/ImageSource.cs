namespace Plimsoll.Agent.Images;

/// <summary>Where the engine gets an image.</summary>
/// <param name="Repository">Registry and path as the engine is told them.</param>
/// <param name="Reference">Tag or digest.</param>
/// <param name="Login">For its registry.</param>
internal sealed record ImageSource(string Repository, string Reference, RegistryLogin? Login)
{
    /// <summary>What the reference stands for at this moment, where the registry was asked and knew.</summary>
    public string? Digest { get; init; }

    /// <summary>It is in the registry of the control plane.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The registry did not take the login.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The image by its digest; null where that is not known.</summary>
    public string? Exact => Digest is null ? null : $"{Repository}@{Digest}";

    /// <summary>The image as exactly as it is known.</summary>
    public string Name => Exact ?? $"{Repository}:{Reference}";
}

/// <summary>The content that an image name stands for in one task.</summary>
/// <param name="ImageId">Docker's id of it.</param>
/// <param name="Digest">The manifest's digest; null when it came from no registry.</param>
/// <param name="Reference">The image by its digest as the engine knows it; null likewise.</param>
internal sealed record ImagePin(string ImageId, string? Digest, string? Reference);
