using System.Globalization;
using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>A network, e.g. <c>10.0.0.0/8</c>, or one address, of version 4 or 6: true for addresses in it.</summary>
internal sealed class NetworkValue : ConditionValue
{
    private readonly byte[] _network;
    private readonly int _bits;

    private NetworkValue(byte[] network, int bits) => (_network, _bits) = (network, bits);

    /// <summary>The network of a text; null for any other text.</summary>
    public static NetworkValue? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (ConditionValues.Address(slash < 0 ? text : text[..slash]) is not { } network)
        {
            return null;
        }

        var all = network.Length * 8;
        return slash < 0 ? new NetworkValue(network, all)
            : int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= all ? new NetworkValue(network, bits)
            : null;
    }

    public override bool Matches(string given, AccessRequest request)
    {
        if (ConditionValues.Address(given) is not { } address || address.Length != _network.Length)
        {
            return false;
        }

        var (whole, rest) = (_bits / 8, _bits % 8);
        return address.AsSpan(0, whole).SequenceEqual(_network.AsSpan(0, whole))
            && (rest == 0 || (address[whole] ^ _network[whole]) >> (8 - rest) == 0);
    }
}
