using Plimsoll.Iam.Control;
using Plimsoll.Iam.Managed;

namespace Plimsoll.Iam.Tests.Managed;

public sealed class AwsManagedPoliciesTests
{
    public static TheoryData<string> Arns => [.. AwsManagedPolicies.All.Select(policy => policy.Arn)];

    [Theory]
    [MemberData(nameof(Arns))]
    public void Every_policy_of_AWS_s_has_a_document_that_is_a_policy(string arn) =>
        Assert.NotNull(CompiledPolicies.OfAws(AwsManagedPolicies.Find(arn)!.Document));

    [Fact]
    public void They_are_in_the_order_of_their_names() => Assert.Equal(
        AwsManagedPolicies.All.Select(policy => policy.Name).Order(StringComparer.Ordinal), AwsManagedPolicies.All.Select(policy => policy.Name));

    [Fact]
    public void Each_has_an_id_of_its_own_in_AWS_s_form()
    {
        Assert.All(AwsManagedPolicies.All, policy => Assert.Matches("^ANPA[A-Z2-7]{17}$", policy.Id));
        Assert.Equal(AwsManagedPolicies.All.Count, AwsManagedPolicies.All.Select(policy => policy.Id).Distinct().Count());
    }
}
