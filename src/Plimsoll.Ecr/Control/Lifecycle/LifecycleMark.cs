namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>An image that a policy acts on.</summary>
/// <param name="Image">The image.</param>
/// <param name="Rule">The rule: it says what is done.</param>
internal sealed record LifecycleMark(LifecycleImage Image, LifecycleRule Rule);
