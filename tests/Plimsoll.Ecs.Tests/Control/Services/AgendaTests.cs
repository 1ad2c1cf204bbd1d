using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Support;
using static Plimsoll.Ecs.Tests.Control.Services.Rolled;

namespace Plimsoll.Ecs.Tests.Control.Services;

public sealed class AgendaTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();
    private readonly Agenda _agenda = new();

    private Cell Cell => _ecs.Cell;

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public void A_service_that_was_touched_often_is_looked_at_once()
    {
        _agenda.Add(Cell, ["a", "b", "a"]);
        _agenda.Add(Cell, ["b"]);

        Assert.Equal("a b", Take(9));
    }

    [Fact]
    public void A_service_that_was_touched_after_it_was_taken_is_looked_at_again()
    {
        _agenda.Add(Cell, ["a"]);
        Take(9);
        _agenda.Add(Cell, ["a"]);

        Assert.Equal("a", Take(9));
    }

    [Fact]
    public void No_more_are_taken_than_were_asked_for()
    {
        _agenda.Add(Cell, ["a", "b", "c"]);

        Assert.Equal("a b", Take(2));
    }

    [Fact]
    public void Services_of_one_name_in_two_cells_are_two()
    {
        _agenda.Add(Cell, ["a"]);
        _agenda.Add(_ecs.Cells.Get(EcsHarness.Account, "us-east-1"), ["a"]);

        Assert.Equal("a a", Take(9));
    }

    [Fact]
    public void Whoever_adds_the_first_sees_to_the_work() => Assert.True(_agenda.Add(Cell, ["a"]));

    [Fact]
    public void Whoever_adds_none_has_nothing_to_see_to() => Assert.False(_agenda.Add(Cell, []));

    [Fact]
    public void While_somebody_is_at_work_nobody_else_need_be()
    {
        _agenda.Add(Cell, ["a"]);
        Take(9);

        Assert.False(_agenda.Add(Cell, ["b"]));
    }

    [Fact]
    public void Who_finds_nothing_to_take_is_no_longer_at_work()
    {
        _agenda.Add(Cell, ["a"]);
        Take(9);
        Take(9);

        Assert.True(_agenda.Add(Cell, ["b"]));
    }

    [Fact]
    public void What_is_put_off_is_due_when_its_time_comes()
    {
        _agenda.LookAgain(Cell, "a", At(5));
        _agenda.LookAgain(Cell, "b", At(7));
        _agenda.LookAgain(Cell, "c", At(8));

        Assert.Equal("a b", Due(7));
    }

    [Fact]
    public void What_was_due_is_not_due_again()
    {
        _agenda.LookAgain(Cell, "a", At(5));
        Due(5);

        Assert.Equal("", Due(9));
    }

    [Fact]
    public void Due_once_though_it_was_put_off_to_the_same_time_before()
    {
        foreach (var second in (int[])[5, 7, 5])
        {
            _agenda.LookAgain(Cell, "a", At(second));
        }

        Assert.Equal("a", Due(9));
    }

    [Theory]
    [InlineData(5, 9, 8, "")]
    [InlineData(5, 9, 9, "a")]
    [InlineData(9, 5, 5, "a")]
    public void The_time_that_was_said_last_counts(int first, int last, int now, string expected)
    {
        _agenda.LookAgain(Cell, "a", At(first));
        _agenda.LookAgain(Cell, "a", At(last));

        Assert.Equal(expected, Due(now));
    }

    [Fact]
    public void What_was_taken_back_is_never_due()
    {
        _agenda.LookAgain(Cell, "a", At(5));
        _agenda.LookAgain(Cell, "a", null);

        Assert.Equal("", Due(9));
    }

    [Fact]
    public void The_next_time_is_that_of_the_first_that_still_waits()
    {
        _agenda.LookAgain(Cell, "a", At(5));
        _agenda.LookAgain(Cell, "b", At(7));
        _agenda.LookAgain(Cell, "a", null);

        Assert.Equal(At(7), _agenda.NextDue);
    }

    [Fact]
    public void Where_none_waits_there_is_no_next_time() => Assert.Null(_agenda.NextDue);

    private string Take(int most) => string.Join(' ', _agenda.Take(most).Select(one => one.Key));

    private string Due(int second) => string.Join(' ', _agenda.Due(At(second)).Select(one => one.Key));
}
