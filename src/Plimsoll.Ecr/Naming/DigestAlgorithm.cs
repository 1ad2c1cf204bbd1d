using System.Security.Cryptography;

namespace Plimsoll.Ecr.Naming;

/// <summary>A hash by which content is named: those that the OCI image specification registers and asks for.</summary>
internal sealed class DigestAlgorithm
{
    /// <summary>What content is named by where nobody says otherwise.</summary>
    public static readonly DigestAlgorithm Sha256 = new("sha256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);

    /// <summary>What a client has to ask for.</summary>
    public static readonly DigestAlgorithm Sha512 = new("sha512", HashAlgorithmName.SHA512, SHA512.HashSizeInBytes);

    private DigestAlgorithm(string name, HashAlgorithmName hash, int bytes) => (Name, Hash, HexLength) = (name, hash, 2 * bytes);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DigestAlgorithm> All { get; } = [Sha256, Sha512];

    /// <summary>What a digest begins with, before its colon.</summary>
    public string Name { get; }

    /// <summary>Its name in .NET.</summary>
    public HashAlgorithmName Hash { get; }

    /// <summary>Number of hexadecimal digits.</summary>
    public int HexLength { get; }

    /// <summary>The algorithm of a name; null for one that is not among them.</summary>
    public static DigestAlgorithm? Find(ReadOnlySpan<char> name)
    {
        foreach (var one in All)
        {
            if (name.SequenceEqual(one.Name))
            {
                return one;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
