using Plimsoll.Wire.Transport;

namespace Plimsoll.Wire.Tests.Transport;

public sealed class BlockPoolTests
{
    [Fact]
    public void A_block_that_came_back_is_given_out_again()
    {
        using var pool = new BlockPool();
        var first = pool.Rent();
        first.Dispose();

        Assert.Same(first, pool.Rent());
    }

    [Fact]
    public void Nobody_has_a_block_that_another_has()
    {
        using var pool = new BlockPool();
        var blocks = Enumerable.Range(0, BlockPool.MostKept * 2).Select(_ => pool.Rent()).ToHashSet();
        foreach (var block in blocks)
        {
            block.Dispose();
        }

        var again = Enumerable.Range(0, BlockPool.MostKept * 2).Select(_ => pool.Rent()).ToHashSet();

        Assert.Equal(BlockPool.MostKept * 2, again.Count);
        Assert.Equal(BlockPool.MostKept, again.Count(blocks.Contains));
    }

    [Fact]
    public void More_than_a_block_is_not_given() => Assert.Throws<ArgumentOutOfRangeException>(() =>
    {
        using var pool = new BlockPool();
        pool.Rent(pool.MaxBufferSize + 1);
    });
}
