using System.Buffers;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>An image is at most 255 characters before a digest, and a digest is <c>sha256:</c> with 64 hexadecimal digits.</summary>
internal static class ImageRule
{
    private const int MostBeforeDigest = 255;
    private const string Algorithm = "sha256:";
    private const int DigestDigits = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:./#");

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    public static IEnumerable<string> Broken(ContainerDefinition container)
    {
        if (string.IsNullOrEmpty(container.Image))
        {
            yield return "Container.image should not be null or empty.";
            yield break;
        }

        var at = container.Image.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? container.Image : container.Image[..at];
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(Allowed))
        {
            yield return "Container.image contains invalid characters.";
        }
        else if (name.Length > MostBeforeDigest)
        {
            yield return $"Container.image is too long: at most {MostBeforeDigest} characters are allowed before a digest.";
        }
        else if (at >= 0 && !IsDigest(container.Image[(at + 1)..]))
        {
            yield return "Container.image has an invalid digest: only sha256 with 64 hexadecimal digits is supported.";
        }
    }

    private static bool IsDigest(string text) =>
        text.StartsWith(Algorithm, StringComparison.Ordinal)
        && text.Length == Algorithm.Length + DigestDigits
        && !text.AsSpan(Algorithm.Length).ContainsAnyExcept(Hexadecimal);
}
