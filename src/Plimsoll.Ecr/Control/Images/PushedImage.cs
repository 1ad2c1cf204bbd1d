using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>What a push did.</summary>
/// <param name="Image">The image.</param>
/// <param name="Existed">True when image and tag were there: nothing changed.</param>
internal sealed record PushedImage(ImageRecord Image, bool Existed);
