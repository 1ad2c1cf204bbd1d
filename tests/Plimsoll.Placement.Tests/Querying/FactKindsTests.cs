using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>What an expression looks at decides whether one instance may answer for its whole class.</summary>
public sealed class FactKindsTests
{
    [Theory]
    [InlineData("attribute:a == b", FactKinds.Class)]
    [InlineData("attribute:a exists", FactKinds.Class)]
    [InlineData("attribute:a =~ b.*", FactKinds.Class)]
    [InlineData("agentConnected == true", FactKinds.Class)]
    [InlineData("agentVersion > 1.0", FactKinds.Class)]
    [InlineData("ec2InstanceId == i-1", FactKinds.Identity)]
    [InlineData("registeredAt > 2026-01-01", FactKinds.Identity)]
    [InlineData("runningTasksCount == 0", FactKinds.Tasks)]
    [InlineData("task:group == a", FactKinds.Tasks)]
    [InlineData("not(task:group == a)", FactKinds.Tasks)]
    [InlineData("attribute:a == b and task:group == a", FactKinds.Class | FactKinds.Tasks)]
    [InlineData("attribute:a == b or ec2InstanceId == i-1", FactKinds.Class | FactKinds.Identity)]
    [InlineData("not(attribute:a == b or (ec2InstanceId == i-1 and runningTasksCount > 1))", FactKinds.Class | FactKinds.Identity | FactKinds.Tasks)]
    public void An_expression_depends_on_all_that_its_parts_look_at(string expression, object kinds) =>
        Assert.Equal(kinds, ClusterQuery.Parse(expression).DependsOn);

    [Theory]
    [InlineData("attribute:a == b", "a")]
    [InlineData("attribute:a exists and attribute:b !exists", "a b")]
    [InlineData("not(attribute:a == b or task:group == c)", "a")]
    [InlineData("runningTasksCount == 0", "")]
    public void It_names_the_attributes_it_reads(string expression, string attributes) =>
        Assert.Equal(attributes, string.Join(' ', ClusterQuery.Parse(expression).Root.Attributes));
}
