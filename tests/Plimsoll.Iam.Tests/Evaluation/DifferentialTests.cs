using CsCheck;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Tests.Reference;
using Plimsoll.Iam.Tests.Support;

namespace Plimsoll.Iam.Tests.Evaluation;

/// <summary>Our decisions beside those of <c>@cloud-copilot/iam-simulate</c>.</summary>
public sealed class DifferentialTests
{
    private const int Count = 30_000;
    private const int Enough = Count / 20;

    [Fact]
    public async Task Decisions_are_those_of_an_independent_evaluator_but_where_the_documentation_of_AWS_says_otherwise()
    {
        var cases = AccessCases.All.Array[Count].Single();

        var theirs = await IamSimulate.DecideAsync(cases);

        // Each decision is tried often enough to mean something.
        Assert.All(Enum.GetValues<AccessOutcome>(), outcome => Assert.InRange(theirs.Count(their => their == outcome), Enough, Count));
        var unexplained = cases.Zip(theirs, (one, their) => (Case: one, Ours: one.Decide().Decision, Theirs: their))
            .Where(pair => pair.Ours != pair.Theirs && !KnownDifferences.All.Any(known => known.Concerns(pair.Case)))
            .ToList();
        Assert.Empty(unexplained);
    }

    [Fact]
    public async Task Where_it_says_otherwise_we_do_as_it_says()
    {
        var known = KnownDifferences.All;

        Assert.Equal(known.Select(one => (one.Rule, one.Documented)), known.Select(one => (one.Rule, one.Case.Decide().Decision)));
        Assert.Equal(known.Select(one => one.Theirs), await IamSimulate.DecideAsync([.. known.Select(one => one.Case)]));
        Assert.All(known, one => Assert.True(one.Concerns(one.Case), one.Rule));
    }
}
