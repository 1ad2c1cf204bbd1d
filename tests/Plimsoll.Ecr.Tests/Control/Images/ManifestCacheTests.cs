using System.Globalization;
using Plimsoll.Ecr.Control.Images;

namespace Plimsoll.Ecr.Tests.Control.Images;

public sealed class ManifestCacheTests
{
    private readonly ManifestCache _cache = new();

    [Fact]
    public void What_was_read_last_stays_and_what_was_read_first_makes_room()
    {
        const int Size = ManifestCache.MostBytes / 4;
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            _cache.Add(name, new byte[Size]);
        }

        Assert.NotNull(_cache.Find("a"));
        _cache.Add("e", new byte[Size]);

        Assert.Equal([true, false, true, true, true], new[] { "a", "b", "c", "d", "e" }.Select(name => _cache.Find(name) is not null));
    }

    [Fact]
    public void What_is_larger_than_all_of_it_is_not_kept()
    {
        _cache.Add("small", [1]);
        _cache.Add("large", new byte[ManifestCache.MostBytes + 1]);

        Assert.Null(_cache.Find("large"));
        Assert.Equal([1], _cache.Find("small"));
    }

    [Fact]
    public void However_many_there_are_their_bytes_are_bounded()
    {
        var names = Enumerable.Range(0, 100).Select(one => one.ToString(CultureInfo.InvariantCulture)).ToList();
        names.ForEach(name => _cache.Add(name, new byte[1 << 20]));

        Assert.Equal(ManifestCache.MostBytes >> 20, names.Count(name => _cache.Find(name) is not null));
    }
}
