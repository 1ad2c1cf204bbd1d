namespace Plimsoll.Placement.Tests.Reference;

/// <summary>Every decision, refusal count and survivor count of the library is what the reference says, whatever happens to the cluster.</summary>
public sealed class ReferenceAgreementTests
{
    [Fact]
    public void Every_decision_on_small_clusters_under_churn_is_the_references()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            Run(seed, instances: 1 + (int)(seed % 24), kinds: 8, steps: 250);
        }
    }

    [Theory]
    [InlineData(11, 300)]
    [InlineData(12, 500)]
    [InlineData(13, 900)]
    public void Every_decision_on_clusters_larger_than_a_block_of_the_index_is_the_references(ulong seed, int instances) =>
        Run(seed, instances, kinds: 12, steps: 300);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Every_decision_of_few_busy_services_is_the_references(ulong seed) => Run(seed, instances: 60, kinds: 2, steps: 800);

    [Theory]
    [InlineData(31, 400)]
    [InlineData(32, 700)]
    [InlineData(33, 1_000)]
    public void Every_decision_on_large_clusters_of_one_class_is_the_references(ulong seed, int instances) =>
        Run(seed, instances, kinds: 12, steps: 250, alike: true);

    private static void Run(ulong seed, int instances, int kinds, int steps, bool alike = false)
    {
        var churn = new Churn(seed, instances, kinds, alike);
        churn.Fill();
        for (var step = 0; step < steps; step++)
        {
            try
            {
                churn.Step();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, step {step}", e);
            }
        }
    }
}
