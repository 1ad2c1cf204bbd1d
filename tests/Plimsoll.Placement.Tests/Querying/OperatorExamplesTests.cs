using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Examples for each subject and operator, against the one instance of <see cref="Facts"/>.</summary>
public sealed class OperatorExamplesTests
{
    [Theory]
    [InlineData("attribute:stack == prod", true)]
    [InlineData("attribute:stack equals prod", true)]
    [InlineData("attribute:stack == Prod", false)]
    [InlineData("attribute:stack == test", false)]
    [InlineData("attribute:stack == 'prod'", true)]
    [InlineData("attribute:stack == \"prod\"", true)]
    [InlineData("attribute:spaced == 'hello world'", true)]
    [InlineData("attribute:absent == prod", false)]
    [InlineData("attribute:flag == ''", true)]
    [InlineData("attribute:flag == x", false)]
    [InlineData("attribute:ecs.instance-type == t2.small", true)]
    public void Attribute_equality_is_of_the_exact_text(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("attribute:stack != prod", false)]
    [InlineData("attribute:stack != test", true)]
    [InlineData("attribute:stack not_equals test", true)]
    [InlineData("attribute:absent != prod", false)]
    [InlineData("attribute:flag != prod", true)]
    [InlineData("not(attribute:stack == prod)", false)]
    [InlineData("not(attribute:absent == prod)", true)]
    public void Attribute_inequality_needs_the_attribute_and_not_does_not(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("attribute:size > 9", true)]
    [InlineData("attribute:size > 10", false)]
    [InlineData("attribute:size >= 10", true)]
    [InlineData("attribute:size < 100", true)]
    [InlineData("attribute:size <= 9.5", false)]
    [InlineData("attribute:size greater_than 9", true)]
    [InlineData("attribute:size greater_than_equal 11", false)]
    [InlineData("attribute:size less_than 11", true)]
    [InlineData("attribute:size less_than_equal 10", true)]
    [InlineData("attribute:weight > 2.25", true)]
    [InlineData("attribute:weight < 2.5", false)]
    [InlineData("attribute:weight > -1", true)]
    public void Attributes_that_are_numbers_are_ordered_as_numbers(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("attribute:stack > prob", true)]
    [InlineData("attribute:stack < test", true)]
    [InlineData("attribute:stack >= prod", true)]
    [InlineData("attribute:stack <= prod", true)]
    [InlineData("attribute:size < 9x", true)]
    [InlineData("attribute:stack > 5", true)]
    [InlineData("attribute:flag < zzz", false)]
    [InlineData("attribute:flag >= a", false)]
    [InlineData("attribute:absent < zzz", false)]
    [InlineData("attribute:absent >= a", false)]
    public void Other_attributes_are_ordered_as_text_and_need_a_value(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("attribute:stack exists", true)]
    [InlineData("attribute:flag exists", true)]
    [InlineData("attribute:absent exists", false)]
    [InlineData("attribute:stack !exists", false)]
    [InlineData("attribute:absent !exists", true)]
    [InlineData("attribute:absent not_exists", true)]
    [InlineData("attribute:flag not_exists", false)]
    [InlineData("!attribute:absent exists", true)]
    public void Existence_does_not_look_at_the_value(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("attribute:ecs.availability-zone in [us-east-1a, us-east-1b]", true)]
    [InlineData("attribute:ecs.availability-zone in [us-east-1b,us-east-1c]", false)]
    [InlineData("attribute:ecs.availability-zone in [us-east-1a]", true)]
    [InlineData("attribute:ecs.availability-zone !in [us-east-1a, us-east-1b]", false)]
    [InlineData("attribute:ecs.availability-zone !in [us-east-1b]", true)]
    [InlineData("attribute:ecs.availability-zone not_in [us-east-1b]", true)]
    [InlineData("attribute:absent in [a]", false)]
    [InlineData("attribute:absent !in [a]", false)]
    [InlineData("attribute:spaced in ['hello world', other]", true)]
    [InlineData("attribute:flag in ['']", true)]
    [InlineData("ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", true)]
    [InlineData("ec2InstanceId !in [i-wxyx7890]", true)]
    public void Lists_are_equality_with_any_or_none(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("attribute:ecs.instance-type =~ t2.*", true)]
    [InlineData("attribute:ecs.instance-type =~ g2.*", false)]
    [InlineData("attribute:ecs.instance-type =~ t2", false)]
    [InlineData("attribute:ecs.instance-type matches .*small", true)]
    [InlineData("attribute:ecs.instance-type !~ g2.*", true)]
    [InlineData("attribute:ecs.instance-type not_matches t2.*", false)]
    [InlineData("attribute:ecs.instance-type =~ t[0-9].small", true)]
    [InlineData("attribute:ecs.instance-type =~ '(?i)T2\\.SMALL'", true)]
    [InlineData("attribute:ecs.instance-type =~ \"(t2|t3)\\.small\"", true)]
    [InlineData("attribute:absent =~ .*", false)]
    [InlineData("attribute:absent !~ x", false)]
    [InlineData("attribute:flag =~ .*", true)]
    [InlineData("attribute:flag !~ x", true)]
    [InlineData("ec2InstanceId =~ i-[a-d0-9]+", true)]
    [InlineData("ec2InstanceId !~ mi-.*", true)]
    public void Patterns_match_the_whole_text(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("agentVersion == 1.14.5", true)]
    [InlineData("agentVersion == v1.14.5", true)]
    [InlineData("agentVersion == 1.14.5.0", true)]
    [InlineData("agentVersion != 1.14.5", false)]
    [InlineData("agentVersion != 1.14.4", true)]
    [InlineData("agentVersion < 1.14.5", false)]
    [InlineData("agentVersion <= 1.14.5", true)]
    [InlineData("agentVersion > 1.9.0", true)]
    [InlineData("agentVersion > 1.9", true)]
    [InlineData("agentVersion >= 1.15", false)]
    [InlineData("agentVersion < 2", true)]
    [InlineData("agentVersion<1.15.0", true)]
    [InlineData("agentVersion>=1.14.5", true)]
    [InlineData("agentVersion less_than 1.100.0", true)]
    public void Versions_are_ordered_number_by_number(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("agentConnected == true", true)]
    [InlineData("agentConnected == false", false)]
    [InlineData("agentConnected != false", true)]
    [InlineData("agentConnected in [true, false]", true)]
    [InlineData("agentConnected !in [true]", false)]
    [InlineData("agentConnected =~ t.*", true)]
    [InlineData("agentConnected !~ t.*", false)]
    public void The_agents_connection_is_true_or_false(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("registeredAt == 2018-06-18T22:28:28+00:00", true)]
    [InlineData("registeredAt == 2018-06-18T22:28:28Z", true)]
    [InlineData("registeredAt == 2018-06-18T22:28:28", true)]
    [InlineData("registeredAt == 2018-06-19T00:28:28+02:00", true)]
    [InlineData("registeredAt == 2018-06-18", false)]
    [InlineData("registeredAt != 2018-06-18", true)]
    [InlineData("registeredAt > 2018-06-18", true)]
    [InlineData("registeredAt < 2018-06-19", true)]
    [InlineData("registeredAt < 2018-02-13", false)]
    [InlineData("registeredAt >= 2018-06-18T22:28:28Z", true)]
    [InlineData("registeredAt <= 2018-06-18T22:28:27Z", false)]
    public void Registration_times_are_ordered_as_moments_in_utc(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("runningTasksCount == 2", true)]
    [InlineData("runningTasksCount == 1", false)]
    [InlineData("runningTasksCount != 1", true)]
    [InlineData("runningTasksCount < 3", true)]
    [InlineData("runningTasksCount <= 2", true)]
    [InlineData("runningTasksCount > 2", false)]
    [InlineData("runningTasksCount >= 02", true)]
    [InlineData("runningTasksCount greater_than 1", true)]
    [InlineData("runningTasksCount < 10", true)]
    public void Running_tasks_are_counted_as_a_number(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("task:group == service:production", true)]
    [InlineData("task:group == family:web", true)]
    [InlineData("task:group == database", false)]
    [InlineData("not(task:group == database)", true)]
    [InlineData("not(task:group == family:web)", false)]
    [InlineData("task:group != family:web", true)]
    [InlineData("task:group in [database, family:web]", true)]
    [InlineData("task:group in [database]", false)]
    [InlineData("task:group !in [family:web]", true)]
    [InlineData("task:group !in [family:web, service:production]", false)]
    [InlineData("task:group =~ service:.*", true)]
    [InlineData("task:group =~ batch.*", false)]
    [InlineData("task:group !~ service:.*", true)]
    public void A_task_group_comparison_holds_when_some_task_satisfies_it(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("ec2InstanceId == i-abcd1234", true)]
    [InlineData("ec2InstanceId == i-other", false)]
    [InlineData("ec2InstanceId != i-other", true)]
    public void Instance_ids_are_compared_as_text(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("agentVersion == 1.0")]
    [InlineData("agentVersion != 1.0")]
    [InlineData("agentVersion < 99")]
    [InlineData("ec2InstanceId == i-abcd1234")]
    [InlineData("ec2InstanceId != i-abcd1234")]
    [InlineData("ec2InstanceId !in [x]")]
    [InlineData("ec2InstanceId !~ x")]
    public void What_is_unknown_satisfies_nothing(string expression) =>
        Assert.False(ClusterQuery.Parse(expression).Matches(new Facts { AgentVersion = null, Ec2InstanceId = null }));

    [Theory]
    [InlineData("task:group == a")]
    [InlineData("task:group != a")]
    [InlineData("task:group !in [a]")]
    [InlineData("task:group !~ a")]
    public void No_task_satisfies_no_comparison_of_groups(string expression) =>
        Assert.False(ClusterQuery.Parse(expression).Matches(new Facts { Groups = [] }));

    [Theory]
    [InlineData("unknown")]
    [InlineData("1.x")]
    [InlineData("")]
    public void An_agent_version_that_is_none_satisfies_nothing(string version) =>
        Assert.False(ClusterQuery.Parse("agentVersion < 99").Matches(new Facts { AgentVersion = version }));

    [Theory]
    [InlineData("1.14.5-abc")]
    [InlineData("v1.14.5+build.7")]
    [InlineData("V1.14.5")]
    public void Prefixes_and_suffixes_of_versions_do_not_count(string version) =>
        Assert.True(ClusterQuery.Parse("agentVersion == 1.14.5").Matches(new Facts { AgentVersion = version }));

    private static void Check(string expression, bool expected) => Assert.Equal(expected, ClusterQuery.Parse(expression).Matches(new Facts()));
}
